const a /* b */ : /* c */ number /* d */ = /* e */ 1 /* f */ as /* g */ any // h
function f /* i */ < /* j */ T /* k */ > ( /* l */ x /* m */ ? /* n */ : /* o */ T /* p */ ) /* q */ : /* r */ T { return x! }
console.log(a, f /* s */ < /* t */ number /* u */ > /* v */ (2));
