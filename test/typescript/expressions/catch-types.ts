try { throw 1 } catch (e: unknown) { console.log(e as any) }
try { throw { a: 2 } } catch ({ a }: any) { console.log(a) }
