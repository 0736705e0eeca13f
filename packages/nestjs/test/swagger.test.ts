import { expect, test } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { profiles } from '../src/index.js';
import { ApiFaults } from '../src/swagger.js';
import { serving } from './app.js';

@Controller()
@ApiFaults(['invalid_api_key'], profiles.solrouter)
class ModelsController {
  @Get('models')
  @ApiFaults(['rate_limit_exceeded', 'insufficient_balance'], profiles.solidrust)
  models(): void {}
}

test('ApiFaults puts the failures into the document', () =>
  serving(
    { controllers: [ModelsController] },
    async () => {},
    (app) => {
      const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
      const responses = paths['/models']?.get?.responses ?? {};
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429']));
      expect(responses['403']).toMatchObject({
        content: {
          'application/json': {
            examples: { insufficient_balance: { value: { error: { type: 'permission_error' } } } },
          },
        },
      });
    },
  ));
