package anchorlens.review;

/** How the report looks, light and dark. */
final class HtmlStyle {
    static final String CSS = """
            :root{color-scheme:light dark;--bg:#fafafa;--fg:#1b1f24;--dim:#5b6570;--line:#d8dde3;--card:#fff;--accent:#0072b2}
            @media(prefers-color-scheme:dark){:root{--bg:#16191d;--fg:#e6e9ed;--dim:#98a2ad;--line:#2c333b;--card:#1d2126;--accent:#56b4e9}}
            *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}
            main{max-width:1180px;margin:0 auto;padding:32px 24px 64px}h1{font-size:24px;margin:0 0 16px}h2{font-size:18px;margin:36px 0 12px}
            .facts{display:flex;flex-wrap:wrap;gap:12px;list-style:none;padding:0;margin:0 0 20px}
            .facts li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:10px 18px;color:var(--dim)}
            .facts b{display:block;font-size:22px;color:var(--fg)}
            .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:16px}
            article{background:var(--card);border:1px solid var(--line);border-radius:8px;overflow:hidden;display:flex;flex-direction:column}
            article img{width:100%;height:220px;object-fit:contain;background:#0b0d0f}
            article h3{font-size:15px;margin:12px 14px 4px;display:flex;gap:8px}article h3 span{margin-left:auto;color:var(--dim);font-weight:400}
            article p{margin:0 14px 8px}.where{color:var(--dim);font-size:13px;margin-top:auto!important;padding-bottom:6px;overflow-wrap:anywhere}
            .gone{color:var(--dim);padding:14px 0}.legend{color:var(--dim);margin:0 0 12px}
            .legend span{display:inline-block;width:26px;height:0;margin:0 4px 4px 10px;border-top:3px solid}
            .solid{color:#9aa4ae}.dashed{color:#e69f00;border-top-style:dashed!important}
            i{font-style:normal;color:var(--accent)}i.open{color:var(--dim)}
            table{border-collapse:collapse;background:var(--card);border:1px solid var(--line);font-size:14px}
            th,td{text-align:left;padding:6px 12px;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
            th{color:var(--dim);font-weight:500}.n{text-align:right;font-variant-numeric:tabular-nums}
            code,pre{font:12px/1.5 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
            pre{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px}
            """;

    private HtmlStyle() {
    }
}
