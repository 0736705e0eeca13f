import { z } from 'zod';

type Schema = z.core.$ZodType;

/**
 * The same schema, in which an object refuses what it does not name (`onUnknown: 'reject'`).
 * Records, and objects that say that they are loose, stay open.
 */
export function strictly(schema: Schema, done: Map<Schema, Schema> = new Map()): Schema {
  const known = done.get(schema);
  if (known !== undefined) return known;
  const made = rebuilt(schema, (inner) => strictly(inner, done));
  done.set(schema, made);
  return made;
}

function rebuilt(schema: Schema, inner: (schema: Schema) => Schema): Schema {
  const { def } = schema._zod;
  const changed = (part: object): Schema => z.core.clone(schema, { ...def, ...part } as never);
  switch (def.type) {
    case 'object': {
      const { shape, catchall } = def as z.core.$ZodObjectDef;
      const open = catchall === undefined ? { catchall: z.never() } : {};
      const entries = Object.entries(shape).map(([key, value]) => [key, inner(value)]);
      return changed({ shape: Object.fromEntries(entries), ...open });
    }
    case 'array':
      return changed({ element: inner((def as z.core.$ZodArrayDef).element) });
    case 'union':
      return changed({ options: (def as z.core.$ZodUnionDef).options.map(inner) });
    case 'optional':
    case 'nullable':
      return changed({ innerType: inner((def as z.core.$ZodOptionalDef).innerType) });
    case 'record':
      return changed({ valueType: inner((def as z.core.$ZodRecordDef).valueType) });
    default:
      return schema;
  }
}
