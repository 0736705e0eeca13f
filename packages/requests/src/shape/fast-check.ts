import { Ajv } from 'ajv';
import { z } from 'zod';

/** Says whether a value has the shape, and nothing about why not. */
export type FastCheck = (value: unknown) => boolean;

/**
 * The hot path: the zod schema as JSON Schema, compiled by ajv, which takes about a tenth of
 * zod's time. It may refuse what zod accepts (zod has the last word), never the other way round.
 */
export function fastCheck(schema: z.ZodType): FastCheck {
  const ajv = new Ajv({
    strict: false,
    discriminator: true,
    // Parameters absent from the schema are unknown ones, which `strictly` deals with.
    validateFormats: false,
    inlineRefs: false,
  });
  return ajv.compile(jsonSchemaOf(schema));
}

function jsonSchemaOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type !== 'union' || !('discriminator' in def)) return;
      const { discriminator } = def as z.core.$ZodDiscriminatedUnionDef;
      // ajv wants `oneOf`, and the discriminator required in each; then it looks at one branch only.
      const branches = jsonSchema.oneOf ?? jsonSchema.anyOf;
      const optional = (def as z.core.$ZodDiscriminatedUnionDef).options.some((option) =>
        isOptional(option, discriminator),
      );
      if (branches === undefined || optional) return;
      delete jsonSchema.anyOf;
      Object.assign(jsonSchema, {
        type: 'object',
        required: [discriminator],
        discriminator: { propertyName: discriminator },
        oneOf: branches,
      });
    },
  });
}

/** May the branch lack its discriminator, as a message of the Responses API may lack `type`? */
function isOptional(option: z.core.$ZodType, discriminator: string): boolean {
  const { def } = option._zod;
  if (def.type !== 'object') return true;
  const { shape } = def as z.core.$ZodObjectDef;
  return shape[discriminator]?._zod.optin === 'optional';
}
