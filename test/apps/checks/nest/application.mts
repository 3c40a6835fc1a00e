// SPDX-License-Identifier: MIT

// Dependency injection by the types of constructor parameters, controllers, pipes, guards, interceptors.
import 'reflect-metadata';
import {
  type ArgumentsHost, BadRequestException, Body, type CallHandler, type CanActivate, Catch, Controller, type ExceptionFilter,
  type ExecutionContext, Get, HttpCode, HttpException, Inject, Injectable, Module, type NestInterceptor, Param, ParseIntPipe,
  type PipeTransform, Post, Query, SetMetadata, UseFilters, UseGuards, UseInterceptors, UsePipes,
} from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';

enum Kind { Cat = 'cat', Dog = 'dog' }

interface Animal { id: number; name: string; kind: Kind }

const Roles = (...roles: string[]) => SetMetadata('roles', roles);
const LOGGER = Symbol('logger');

abstract class Store<T extends { id: number }> {
  protected readonly items = new Map<number, T>();
  abstract create(item: Omit<T, 'id'>): T;
  find(id: number): T | undefined { return this.items.get(id); }
}

@Injectable()
class AnimalStore extends Store<Animal> {
  private next = 1;
  constructor(@Inject(LOGGER) private readonly log: (text: string) => void) { super(); }
  create(item: Omit<Animal, 'id'>): Animal {
    const animal = { id: this.next++, ...item } satisfies Animal;
    this.items.set(animal.id, animal);
    this.log(`created ${animal.name}`);
    return animal;
  }
}

@Injectable()
class AnimalPipe implements PipeTransform {
  transform(value: any): any {
    if (value !== null && typeof value === 'object' && !Object.values(Kind).includes(value.kind)) throw new BadRequestException('kind');
    return value;
  }
}

@Injectable()
class RolesGuard implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext): boolean {
    const roles = this.reflector.get<string[]>('roles', context.getHandler());
    return roles === undefined || roles.includes(context.switchToHttp().getRequest().headers['x-role']);
  }
}

@Injectable()
class Wrap<T> implements NestInterceptor<T, { data: T }> {
  intercept(_context: ExecutionContext, next: CallHandler<T>): Observable<{ data: T }> {
    return next.handle().pipe(map((data) => ({ data })));
  }
}

@Catch(HttpException)
class Filter implements ExceptionFilter<HttpException> {
  catch(exception: HttpException, host: ArgumentsHost): void {
    host.switchToHttp().getResponse().status(exception.getStatus()).json({ failed: exception.message });
  }
}

@Controller('animals')
@UseGuards(RolesGuard)
@UseFilters(Filter)
@UseInterceptors(Wrap)
class AnimalController {
  constructor(private readonly store: AnimalStore) {}

  @Post()
  @HttpCode(201)
  @UsePipes(AnimalPipe)
  create(@Body() body: Omit<Animal, 'id'>): Animal { return this.store.create(body); }

  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number, @Query('field') field?: keyof Animal): unknown {
    const animal = this.store.find(id);
    if (!animal) throw new HttpException('no such animal', 404);
    return field ? animal[field]! : animal;
  }

  @Get('secret/of/all')
  @Roles('admin')
  async secret(): Promise<string> { return 'secret'; }
}

@Module({
  controllers: [AnimalController],
  providers: [AnimalStore, { provide: LOGGER, useValue: (text: string) => console.log('log', text) }],
})
class Application {}

const app = await NestFactory.create(Application, { logger: false });
await app.listen(0, '127.0.0.1');
const base = await app.getUrl();
async function call(path: string, body?: object, headers: Record<string, string> = {}): Promise<void> {
  const { request } = await import('node:http');
  const text = await new Promise<string>((resolve, reject) => {
    const req = request(base + path, { method: body ? 'POST' : 'GET', headers: { ...headers, ...(body && { 'content-type': 'application/json' }) } }, (res) => {
      let all = `${res.statusCode} `;
      res.setEncoding('utf8').on('data', (chunk) => { all += chunk; }).on('end', () => resolve(all));
    });
    req.on('error', reject).end(body && JSON.stringify(body));
  });
  console.log(path, text);
}
await call('/animals', { name: 'Tom', kind: Kind.Cat });
await call('/animals', { name: 'Jerry', kind: 'mouse' });
await call('/animals/1');
await call('/animals/1?field=name');
await call('/animals/x');
await call('/animals/9');
await call('/animals/secret/of/all');
await call('/animals/secret/of/all', undefined, { 'x-role': 'admin' });
console.log(Reflect.getMetadata('design:paramtypes', AnimalController).map((type: Function) => type.name),
  Reflect.getMetadata('design:paramtypes', AnimalController.prototype, 'one').map((type: Function) => type.name),
  Reflect.getMetadata('design:returntype', AnimalController.prototype, 'secret').name);
await app.close();
