// SPDX-License-Identifier: MIT
// services: postgres
'use strict';

// A pool over TCP and a client over a Unix socket: types, parameters, transactions, notifications, errors, many at once.
const { Client, Pool, types } = require('pg');

types.setTypeParser(types.builtins.INT8, BigInt);

async function queries(client) {
  await client.query('DROP TABLE IF EXISTS item');
  await client.query('CREATE TABLE item (id serial PRIMARY KEY, name text NOT NULL UNIQUE, data jsonb, bytes bytea, at timestamptz, tags text[])');
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  const inserted = await client.query(
    'INSERT INTO item (name, data, bytes, at, tags) VALUES ($1, $2, $3, $4, $5) RETURNING id, bytes',
    ['gr\u00fc\u00dfe \u{1f600}', { deep: [1, null, { x: true }] }, bytes, new Date(1e12), ['a', 'b "quoted"', null]]);
  console.log(inserted.command, inserted.rowCount, inserted.rows[0].id, inserted.rows[0].bytes.equals(bytes));
  const { rows, fields } = await client.query('SELECT id, name, data, at, tags FROM item');
  console.log(rows, fields.map(({ name, dataTypeID }) => `${name}:${dataTypeID}`));
  console.log((await client.query('SELECT 9007199254740993::int8 AS big, 1.5::float8 AS float, 1.10::numeric AS exact, NULL AS nothing, true AS yes, \'{1,2}\'::int[] AS list')).rows);
  console.log((await client.query({ text: 'SELECT $1::int + $2::int', values: [1, 2], rowMode: 'array', name: 'sum' })).rows,
              (await client.query({ text: 'SELECT $1::int + $2::int', values: [3, 4], rowMode: 'array', name: 'sum' })).rows);
  console.log((await client.query('SELECT 1 AS one; SELECT 2 AS two')).map((result) => result.rows[0]));
  for (const [text, values] of [['SELEKT 1'], ['SELECT 1/0'], ['INSERT INTO item (name) VALUES ($1)', ['gr\u00fc\u00dfe \u{1f600}']], ['SELECT $1::int', ['x']]]) {
    await client.query(text, values).catch((error) => console.log(error.code, error.severity, error.constraint, error.position, error.message));
  }
}

async function transactions(pool) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO item (name) VALUES ($1)', ['undone']);
    console.log('inside', (await client.query('SELECT count(*)::int FROM item')).rows[0].count);
    await client.query('ROLLBACK');
  } finally {
    client.release();
  }
  console.log('outside', (await pool.query('SELECT count(*)::int FROM item')).rows[0].count);
}

async function notifications(listener, pool) {
  const heard = new Promise((resolve) => listener.once('notification', resolve));
  await listener.query('LISTEN news');
  await pool.query("SELECT pg_notify('news', 'payload')");
  const { channel, payload } = await heard;
  console.log(channel, payload);
}

(async() => {
  const pool = new Pool({ host: '127.0.0.1', max: 5 });
  const local = new Client();
  await local.connect();
  await queries(local);
  await transactions(pool);
  await notifications(local, pool);
  const answers = await Promise.all(Array.from({ length: 500 }, (_, i) => pool.query('SELECT $1::int * 2 AS twice', [i])));
  console.log('at once', answers.every(({ rows }, i) => rows[0].twice === 2 * i), pool.totalCount, pool.idleCount, pool.waitingCount);
  const large = await pool.query("SELECT n, repeat('x', 100) AS text FROM generate_series(1, 20000) n");
  console.log('large', large.rowCount, large.rows[19999].n, large.rows.reduce((sum, { text }) => sum + text.length, 0));
  const { rows: [{ pid }] } = await local.query('SELECT pg_backend_pid() AS pid');
  const ended = new Promise((resolve) => local.once('error', resolve));
  await pool.query('SELECT pg_terminate_backend($1)', [pid]);
  console.log('terminated', (await ended).code);
  await local.end().catch(() => {});
  await pool.end();
  await new Client({ host: '127.0.0.1', database: 'missing' }).connect().catch((error) => console.log(error.code, error.message));
  await new Client({ host: '127.0.0.1', port: 1 }).connect().catch((error) => console.log(error.code));
})();
