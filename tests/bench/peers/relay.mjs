// The floor: passes frames on to the others of a document and holds nothing. Enough of y-websocket's protocol for that.
import { WebSocketServer } from 'ws'

const rooms = new Map()
const emptyAnswer = Buffer.from([0, 1, 2, 0, 0])
const question = Buffer.from([0, 0, 1, 0])
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT), perMessageDeflate: false })
server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room)
  // Somebody who is here gives the newcomer the whole text, through the room.
  const [anyone] = room
  anyone?.send(question)
  room.add(socket)
  socket.on('message', frame => {
    if (frame[0] === 0 && frame[1] === 0) {
      socket.send(emptyAnswer)
      return
    }
    if (frame[0] === 0) frame[1] = 2
    for (const other of room) if (other !== socket) other.send(frame, { binary: true })
  })
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(url)
  })
})
