// SPDX-License-Identifier: MIT
//
// Users and groups of the process; names are turned into numbers here.
'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_CREDENTIAL },
} = require('internal/errors');
const { validateArray, validateUint32 } = require('internal/validators');
const binding = internalBinding('credentials');

const { getuid, geteuid, getgid, getegid, getgroups } = binding;

function validateId(id, name) {
  if (typeof id === 'number') {
    validateUint32(id, name);
  } else if (typeof id !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
  }
}

function groupNumber(group, name) {
  validateId(group, name);
  if (typeof group === 'number') return group;
  const id = binding.groupId(group);
  if (id === -1) throw new ERR_UNKNOWN_CREDENTIAL('Group', group);
  return id;
}

function userNumber(user, name) {
  validateId(user, name);
  if (typeof user === 'number') return user;
  const id = binding.userId(user);
  if (id === -1) throw new ERR_UNKNOWN_CREDENTIAL('User', user);
  return id;
}

function setuid(id) {
  binding.setuid(userNumber(id, 'id'));
}

function seteuid(id) {
  binding.seteuid(userNumber(id, 'id'));
}

function setgid(id) {
  binding.setgid(groupNumber(id, 'id'));
}

function setegid(id) {
  binding.setegid(groupNumber(id, 'id'));
}

/**
 * Sets the supplementary groups.
 * @param {Array<number|string>} groups
 * @throws ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_CREDENTIAL, EPERM
 */
function setgroups(groups) {
  validateArray(groups, 'groups');
  const ids = groups.map((group, index) => groupNumber(group, `groups[${index}]`));
  binding.setgroups(ids, ids.length);
}

/**
 * Sets the supplementary groups to those of a user.
 * @param {number|string} user
 * @param {number|string} extraGroup
 * @throws ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_CREDENTIAL, EPERM
 */
function initgroups(user, extraGroup) {
  validateId(user, 'user');
  validateId(extraGroup, 'extraGroup');
  const name = typeof user === 'number' ? binding.userName(user) : user;
  if (name === undefined || binding.userId(name) === -1) {
    throw new ERR_UNKNOWN_CREDENTIAL('User', user);
  }
  binding.initgroups(name, groupNumber(extraGroup, 'extraGroup'));
}

module.exports = {
  getegid, geteuid, getgid, getgroups, getuid, initgroups, setegid, seteuid, setgid, setgroups,
  setuid,
};
