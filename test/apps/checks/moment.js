// SPDX-License-Identifier: MIT
'use strict';

const moment = require('moment');

const then = moment.utc('2020-02-29T23:59:58.123Z');
console.log(then.format(), then.format('dddd, MMMM Do YYYY, h:mm:ss a [at] Z'), then.clone().add(1, 'year').format('YYYY-MM-DD'));
console.log(then.clone().startOf('week').toISOString(), then.isoWeek(), then.dayOfYear(), then.isLeapYear(), then.from(moment.utc('2020-03-05')));
console.log(moment.utc('05/06/2021 7 PM', 'DD/MM/YYYY h A').toJSON(), moment('nonsense', 'YYYY', true).isValid(), moment.duration(100000000).humanize());
console.log(moment.utc('2021-01-31').add(1, 'month').format('L LT'), moment.utc(0).calendar(moment.utc(86400000)), then.diff(moment.utc('2019-01-01'), 'months', true));
require('moment/locale/fr');
console.log(then.locale('fr').format('LLLL'), then.fromNow(true).length > 0, moment.locale());
console.log(then.toArray(), then.toObject(), require('util').inspect(then));
