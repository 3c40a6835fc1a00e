export default class extends a { b = 1 }
