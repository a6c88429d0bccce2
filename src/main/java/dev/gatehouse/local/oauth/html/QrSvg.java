package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.oauth.form.Messages;
import io.jstach.jstache.JStache;
import io.nayuki.qrcodegen.QrCode;

/** Draws a QR code as inline SVG, because the Content-Security-Policy of the pages allows no images. */
public final class QrSvg {
    /** ISO/IEC 18004 section 9.1: four light modules on each side. */
    private static final int QUIET_ZONE_MODULES = 4;

    private QrSvg() {}

    /** @param label that screen readers read instead */
    public static String of(String text, Messages label) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int width = code.size + 2 * QUIET_ZONE_MODULES;
        return SvgMarkupRenderer.of()
                .execute(new SvgMarkup(width, label.text(), path(code)), new StringBuilder())
                .toString();
    }

    @JStache(template = """
            <svg class="qr" viewBox="0 0 {{width}} {{width}}" role="img" aria-label="{{label}}" shape-rendering="crispEdges">\
            <path fill="#000" d="{{path}}"/></svg>
            """)
    record SvgMarkup(int width, String label, String path) {}

    /** Draws one bar for each run of dark modules in a row. */
    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int start = x;
                while (code.getModule(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append('M')
                            .append(start + QUIET_ZONE_MODULES)
                            .append(' ')
                            .append(y + QUIET_ZONE_MODULES);
                    path.append('h')
                            .append(x - start)
                            .append("v1h-")
                            .append(x - start)
                            .append('z');
                }
                x++;
            }
        }
        return path.toString();
    }
}
