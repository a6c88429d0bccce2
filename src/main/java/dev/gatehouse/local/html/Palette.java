package dev.gatehouse.local.html;

/** The colours of all pages of the local cloud, as CSS custom properties. */
public final class Palette {
    /** Rules for {@code :root}, for light and dark. Each text colour has a contrast of at least 4.5:1 on its background. */
    public static final String CSS = """
            :root { color-scheme: light dark; --ink: #1b2430; --soft: #4f5b69; --line: #7d8896; --edge: #d5dbe2;
              --page: #eef1f5; --card: #fff; --accent: #0b5cad; --press: #084a8c; --on-accent: #fff;
              --bad: #951616; --bad-page: #fdecec; --good: #14532d; --good-page: #e7f6ec; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --soft: #aab5c2; --line: #7b8897;
              --edge: #323c48; --page: #11161d; --card: #1b222c; --accent: #7db8f5; --press: #a5cef8;
              --on-accent: #0c1520; --bad: #ffb4b4; --bad-page: #3a1d1f; --good: #a7e8bd; --good-page: #16301f; } }
            """;

    private Palette() {}
}
