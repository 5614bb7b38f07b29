import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const prismaFolder = fileURLToPath(new URL('../../prisma', import.meta.url))
let loaded = false

/** SQL that brings the database at `url` to the models in `prisma/`; empty when they agree. */
export async function schemaDifference(url: string): Promise<string> {
  loadEngine()
  const files = readModels()
  const pool = new CataloguePool({ connectionString: url })
  try {
    const schemaEngine = await engine.SchemaEngine.new(
      { datamodels: files.map(file => [file.path, file.content]) },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new CatalogueAdapters(pool)),
    )
    const { stdout } = await schemaEngine.diff({
      from: { tag: 'schemaDatasource', files, configDir: prismaFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: false,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout?.replace('-- This is an empty migration.', '').trim() ?? ''
  } finally {
    await pool.end()
  }
}

const characterType = 18
const textType = 25

/**
 * The adapter cannot read columns of the type "char", which the catalogue has and the engine asks for. They are read as
 * text and handed on as characters.
 */
class CatalogueAdapters extends PrismaPg {
  readonly pool: CataloguePool

  constructor(pool: CataloguePool) {
    super(pool)
    this.pool = pool
  }

  override async connect() {
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async query => {
      const answer = await queryRaw(query)
      const columnTypes = answer.columnTypes.map((type, index) =>
        this.pool.characterColumns.has(answer.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
      )
      return { ...answer, columnTypes }
    }
    return adapter
  }
}

class CataloguePool extends pg.Pool {
  readonly characterColumns = new Set<string>()

  override query = (async (query: pg.QueryArrayConfig, values?: unknown[]) => {
    const result = await super.query(query, values)
    for (const field of result.fields.filter(({ dataTypeID }) => dataTypeID === characterType)) {
      field.dataTypeID = textType
      this.characterColumns.add(field.name)
    }
    const constraintType = result.fields.findIndex(field => field.name === 'constraint_type')
    // PostgreSQL 18 lists NOT NULL among the constraints, which the engine does not know as one.
    if (constraintType >= 0) result.rows = result.rows.filter(row => row[constraintType] !== 'n')
    return result
  }) as pg.Pool['query']
}

function readModels() {
  return readdirSync(prismaFolder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.prisma'))
    .map(path => ({ path: `${prismaFolder}/${path}`, content: readFileSync(`${prismaFolder}/${path}`, 'utf8') }))
}

/** By hand, for the package's own entry imports its WebAssembly in a way Jest has no support for. */
function loadEngine(): void {
  if (loaded) return
  const entry = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm'))
  const module = new WebAssembly.Module(readFileSync(entry.replace(/\.js$/, '_bg.wasm')))
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(exports)
  ;(exports.__wbindgen_start as () => void)()
  loaded = true
}
