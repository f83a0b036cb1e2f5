/** The style of the report: light and dark, narrow and wide, screen and paper. */
export const STYLE = `
:root { --ground: #ffffff; --ink: #1c1f23; --soft: #565d66; --line: #c9ced6; --card: #f5f6f8; --reference: #b9cbe4; --reference-edge: #3d649b; --reweighted: #b8430a; --observed: #b8430a; --law: #1c1f23; --warn: #7a4b00; --warn-ground: #fff4dc; --link: #1f56a8; }
@media (prefers-color-scheme: dark) { :root { --ground: #15181c; --ink: #e8eaed; --soft: #a9b0ba; --line: #434a54; --card: #1e2228; --reference: #2f4668; --reference-edge: #8fb3e6; --reweighted: #ff9a5c; --observed: #ff9a5c; --law: #e8eaed; --warn: #ffd58a; --warn-ground: #33290f; --link: #8fb9ff; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 62rem; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.35rem; line-height: 1.25; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p, ul { margin: .5rem 0; max-width: 46rem; }
a { color: var(--link); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .35rem 0; border-block: 1px solid var(--line); }
nav a { padding: .25rem 0; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--ground); padding: .25rem .5rem; }
.headline { font-size: 2rem; line-height: 1.2; margin: .75rem 0; }
.headline small { font-size: 1rem; color: var(--soft); }
.aside, figcaption, footer { color: var(--soft); font-size: .92rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .75rem; }
.warnings { background: var(--warn-ground); color: var(--warn); border-left: 4px solid currentColor; padding: .5rem .9rem; margin: 1rem 0; max-width: 46rem; }
.warnings ul { margin: .25rem 0; padding-left: 1.1rem; }
figure { margin: 1rem 0 1.5rem; max-width: 42rem; }
figcaption { margin-top: .25rem; }
#charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: .5rem 1.5rem; }
svg { display: block; width: 100%; height: auto; background: var(--ground); }
svg text { font: 13px system-ui, "Helvetica Neue", Arial, sans-serif; fill: var(--ink); }
svg .title { font-size: 14px; }
svg .axes rect { fill: none; stroke: var(--ink); stroke-width: 1; }
svg .tick { stroke: var(--ink); stroke-width: 1; fill: none; }
svg .reference { fill: var(--reference); stroke: var(--reference-edge); stroke-width: 1.2; }
svg .band { fill: var(--reference-edge); fill-opacity: .3; stroke: none; }
svg .reweighted { fill: none; stroke: var(--reweighted); stroke-width: 2; }
svg .law { fill: none; stroke: var(--law); stroke-width: 1.8; }
svg .observed { fill: none; stroke: var(--observed); stroke-width: 2; stroke-dasharray: 6 4; }
svg .observed-name { fill: var(--observed); }
svg .unity { stroke: var(--soft); stroke-dasharray: 3 3; fill: none; }
svg .error { stroke: var(--ink); stroke-width: 1.2; fill: none; }
svg .data { fill: var(--ink); }
svg .observed.solid { stroke-dasharray: none; }
@media (max-width: 30rem) { svg text { font-size: 21px; } svg .title { font-size: 22px; } }
svg .bin { fill: transparent; }
svg .bin:hover, svg .bin.on { fill: var(--ink); fill-opacity: .07; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; padding: 0; margin: .2rem 0; }
.key { display: inline-block; width: 1.4rem; height: .7rem; margin-right: .4rem; vertical-align: baseline; }
.key.reference { background: var(--reference); border-top: 2px solid var(--reference-edge); }
.key.reweighted { border-top: 3px solid var(--reweighted); height: .35rem; }
.key.law { border-top: 2px solid var(--law); height: .35rem; }
.key.observed { border-top: 2px dashed var(--observed); height: .35rem; }
.key.data { width: .55rem; height: .55rem; border-radius: 50%; background: var(--ink); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 1.5rem; margin: .75rem 0; }
dl div { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--line); padding: .25rem 0; }
dt { color: var(--soft); }
dd { margin: 0; text-align: right; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .92rem; margin: .5rem 0; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: right; padding: .2rem .7rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { white-space: normal; overflow-wrap: anywhere; vertical-align: bottom; min-width: 4rem; }
th button { all: unset; cursor: pointer; }
th button:focus-visible { outline: 2px solid var(--link); }
pre { background: var(--card); padding: .75rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .9em; }
summary { cursor: pointer; padding: .15rem 0; }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin: .5rem 0; }
.controls select { font: inherit; max-width: 100%; min-width: 0; color: inherit; background: var(--ground); border: 1px solid var(--soft); padding: .2rem; }
.controls label { display: inline-flex; gap: .4rem; align-items: center; max-width: 100%; min-width: 0; }
#reading { min-height: 1.6em; font-variant-numeric: tabular-nums; }
@media print { nav, .skip, .controls, #explorer, #reading { display: none !important; } #charts { display: grid !important; } figure, section > dl { break-inside: avoid; } :root { --ground: #ffffff; --ink: #1c1f23; --soft: #565d66; --line: #c9ced6; --card: #f5f6f8; --reference: #b9cbe4; --reference-edge: #3d649b; --reweighted: #b8430a; --observed: #b8430a; --law: #1c1f23; --warn: #7a4b00; --warn-ground: #fff4dc; --link: #1f56a8; } body { max-width: none; font-size: 11pt; } .scroll { overflow: visible; } table { font-size: 8pt; max-width: 100%; } td, th, code { white-space: normal; overflow-wrap: anywhere; } td, th { padding: .1rem .3rem; min-width: 0; } details > summary { display: none; } }
`;
