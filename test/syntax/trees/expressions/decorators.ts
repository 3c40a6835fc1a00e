@a @b.c(d) @(e[0]) class F { @g() h = 1; @i static j() {} @k accessor l = 2; constructor(@m private n: O) {} }
