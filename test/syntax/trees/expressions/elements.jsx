<a />;
<A b="c&amp;'d" e f={g} {...h} i:j="k" l-m=<n /> />;
<a.b.c>text {d} <e>{/* none */}</e> {...f}</a.b.c>;
<></>;
<a:b>
  <this.c />
</a:b>;
x = a < b > (<i>{<j />}</i>);
