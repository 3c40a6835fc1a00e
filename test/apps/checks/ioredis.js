// SPDX-License-Identifier: MIT
// services: redis
'use strict';

// Values, pipelines, transactions, scripts, streams and subscriptions, over TCP and over a Unix socket.
const Redis = require('ioredis');

async function values(redis) {
  await redis.flushall();
  console.log(await redis.set('text', 'gr\u00fc\u00dfe \u{1f600}'), await redis.get('text'), await redis.get('missing'));
  const bytes = require('crypto').randomBytes(100000);
  await redis.set('bytes', bytes);
  console.log((await redis.getBuffer('bytes')).equals(bytes), await redis.strlen('bytes'));
  console.log(await redis.hset('hash', { a: 1, b: 'two' }), await redis.hgetall('hash'), await redis.incrby('n', 5), await redis.incrbyfloat('n', 0.5));
  console.log(await redis.rpush('list', 1, 2, 3), await redis.lrange('list', 0, -1), await redis.sadd('set', 'x', 'y', 'x'), (await redis.smembers('set')).sort());
  console.log(await redis.zadd('sorted', 2, 'b', 1, 'a'), await redis.zrange('sorted', 0, -1, 'WITHSCORES'), await redis.type('sorted'));
  console.log(await redis.set('lock', 1, 'PX', 60000, 'NX'), await redis.set('lock', 2, 'NX'), await redis.ttl('lock') > 50);
  await redis.incr('list').catch((error) => console.log(error.name, error.message, error.command.name, error.command.args));
}

async function together(redis) {
  const results = await redis.pipeline().set('p', 1).incr('p').get('p').lpush('p', 1).exec();
  console.log(results.map(([error, value]) => error?.message ?? value));
  console.log(await redis.multi().set('m', 'x').append('m', 'y').get('m').exec());
  await redis.watch('m');
  const other = redis.duplicate();
  await other.set('m', 'changed');
  await other.quit();
  console.log(await redis.multi().set('m', 'mine').exec());
  redis.defineCommand('addTo', { numberOfKeys: 1, lua: "return redis.call('incrby', KEYS[1], ARGV[1]) * 2" });
  console.log(await redis.addTo('sum', 21), await redis.eval('return {1, "two", {3, false}}', 0));
  const answers = await Promise.all(Array.from({ length: 2000 }, (_, i) => redis.set(`key:${i}`, i).then(() => redis.get(`key:${i}`))));
  console.log('at once', answers.every((answer, i) => answer === `${i}`));
  const found = new Set();
  for await (const keys of redis.scanStream({ match: 'key:*', count: 500 })) keys.forEach((key) => found.add(key));
  console.log('scanned', found.size);
}

async function subscriptions(redis, options) {
  const subscriber = new Redis(options);
  const messages = [];
  const all = new Promise((resolve) => {
    const push = (...message) => { if (messages.push(message.join()) === 4) resolve(); };
    subscriber.on('message', push);
    subscriber.on('pmessage', push);
  });
  console.log(await subscriber.subscribe('news', 'sport'), await subscriber.psubscribe('n*'));
  console.log(await redis.publish('news', 'one'), await redis.publish('sport', 'two'), await redis.publish('nobody', 'three') > 0);
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
  console.log(messages.sort());
  await subscriber.get('x').catch((error) => console.log(error.message));
  subscriber.disconnect();
  const id = await redis.xadd('stream', '1-1', 'field', 'value');
  console.log(id, await redis.xread('STREAMS', 'stream', '0'));
  const blocked = redis.duplicate();
  const popped = blocked.blpop('queue', 5);
  await redis.rpush('queue', 'job');
  console.log(await popped);
  await blocked.quit();
}

(async() => {
  const options = { host: '127.0.0.1', port: Number(process.env.REDIS_PORT) };
  const redis = new Redis(options);
  const local = new Redis(process.env.REDIS_SOCKET);
  const ended = new Promise((resolve) => redis.on('end', resolve));
  await values(redis);
  await values(local);
  await together(local);
  await subscriptions(redis, options);
  const lazy = new Redis({ ...options, lazyConnect: true, retryStrategy: () => null, port: 1 });
  lazy.on('error', (error) => console.log('error', error.code));
  await lazy.connect().catch((error) => console.log(error.message));
  console.log(await redis.quit(), await local.quit());
  await ended;
})();
