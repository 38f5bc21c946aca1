extension HTMLPage {
  /// The style sheet of every page. Whoever changes it changes ``styleHash``; a test says what it has to be.
  static let style = """

    :root { color-scheme: light dark; --text: #1d2129; --dim: #5b6472; --page: #fff; --card: #f5f6f8; --line: #d9dde3;
      --informational: #8a94a3; --low: #3d7ea6; --medium: #b07d00; --high: #c8501e; --critical: #a3122f;
      --s0: #e8edf2; --s1: #c9ddea; --s2: #f3dda4; --s3: #eca97f; --s4: #d4596c; }
    @media (prefers-color-scheme: dark) { :root { --text: #e6e9ee; --dim: #9aa4b2; --page: #14171c; --card: #1d2229;
      --line: #343b46; --informational: #7d8797; --low: #62a8d1; --medium: #dcae3c; --high: #ee7d4c; --critical: #f0566f;
      --s0: #262d36; --s1: #24465c; --s2: #66511a; --s3: #84431f; --s4: #962539; } }
    body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1.25rem;
      color: var(--text); background: var(--page); }
    h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
    h3 { font-size: .95rem; margin: 1rem 0 .3rem; }
    p, ul { margin: .4rem 0; }
    ul { padding-left: 1.3rem; }
    .dim { color: var(--dim); }
    table { border-collapse: collapse; }
    th, td { border-bottom: 1px solid var(--line); padding: .35rem .8rem .35rem 0; text-align: left;
      vertical-align: top; }
    td, li, summary, code { overflow-wrap: anywhere; }
    code, pre { font: 13px/1.4 ui-monospace, Consolas, monospace; }
    pre { background: var(--page); border: 1px solid var(--line); border-radius: 4px; padding: .6rem .7rem; margin: .3rem 0;
      white-space: pre-wrap; overflow-wrap: anywhere; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .7rem; margin: 1rem 0; }
    .figures div { background: var(--card); border-radius: 6px; padding: .7rem .9rem; }
    .figures b { display: block; font-size: 1.45rem; line-height: 1.25; }
    .figures span { color: var(--dim); font-size: .85rem; }
    .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 0 2.5rem; }
    svg { display: block; max-width: 100%; height: auto; }
    svg text { font: 12px system-ui, sans-serif; fill: var(--text); }
    svg .dim { fill: var(--dim); }
    svg .axis { stroke: var(--line); }
    .scroll { overflow-x: auto; }
    .scroll svg { max-width: none; }
    .informational { color: var(--informational); fill: var(--informational); }
    .low { color: var(--low); fill: var(--low); }
    .medium { color: var(--medium); fill: var(--medium); font-weight: 600; }
    .high { color: var(--high); fill: var(--high); font-weight: 600; }
    .critical { color: var(--critical); fill: var(--critical); font-weight: 600; }
    .s0 { fill: var(--s0); } .s1 { fill: var(--s1); } .s2 { fill: var(--s2); } .s3 { fill: var(--s3); }
    .s4 { fill: var(--s4); }
    .case { background: var(--card); border-left: 4px solid currentColor; border-radius: 0 6px 6px 0; margin: .45rem 0;
      font-weight: 400; }
    .case > * { color: var(--text); fill: var(--text); }
    .case summary { cursor: pointer; padding: .55rem .8rem; display: grid;
      grid-template-columns: 3.2rem 7rem 1fr; gap: .1rem .6rem; }
    .case summary:focus-visible { outline: 2px solid var(--low); }
    .case summary .score { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; }
    .case summary .facts { grid-column: 3; color: var(--dim); font-size: .88rem; }
    .case .body { padding: 0 1rem .9rem; border-top: 1px solid var(--line); }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    @media (max-width: 40rem) { .case summary { grid-template-columns: 3.2rem 1fr; }
      .case summary .what, .case summary .facts { grid-column: 1 / -1; } }
    @media print { :root { color-scheme: light; } body { margin: 0; max-width: none; font-size: 11px; }
      .case { break-inside: avoid-page; border: 1px solid var(--line); border-left: 4px solid currentColor; }
      details::details-content { content-visibility: visible; block-size: auto; }
      h2 { break-after: avoid; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

    """
}
