import './styles/work.css'
import './entry-read.ts'
