package dev.gatehouse.local.oauth.page;

import io.jstach.jstache.JStache;
import java.util.List;

/** The parts of hosted pages, each with its template. {@link PageBody} puts them one after the other. */
final class PageParts {
    private PageParts() {}

    @JStache(template = """
            <h1>{{text}}</h1>
            """)
    record Heading(String text) {}

    @JStache(template = """
            <p>{{text}}</p>
            """)
    record Lead(String text) {}

    @JStache(template = """
            <p class="good" role="status">{{text}}</p>
            """)
    record Success(String text) {}

    @JStache(template = """
            <p class="bad" id="problem" role="alert">{{text}}</p>
            """)
    record Problem(String text) {}

    /** A field that the reader does not see. Its value can be a token. */
    record Hidden(String name, String value) {
        @Override
        public String toString() {
            return "Hidden[***]";
        }
    }

    /** @param fields HTML of other templates */
    @JStache(template = """
            <form method="post" action="{{action}}">
            {{#hidden}}
            <input type="hidden" name="{{name}}" value="{{value}}">
            {{/hidden}}
            {{#fields}}{{{.}}}{{/fields}}\
            <button type="submit">{{button}}</button>
            </form>
            """)
    record PostForm(String action, List<Hidden> hidden, List<String> fields, String button) {
        @Override
        public String toString() {
            return "PostForm[***]";
        }
    }

    /**
     * @param question empty, or text with a space at its end
     * @param address can contain the secret of an authenticator app
     */
    @JStache(template = """
            <p class="link">{{question}}<a href="{{address}}">{{text}}</a></p>
            """)
    record Link(String question, String address, String text) {
        @Override
        public String toString() {
            return "Link[***]";
        }
    }

    @JStache(template = """
            <p><a href="{{address}}" class="choice">{{text}}</a></p>
            """)
    record LinkButton(String address, String text) {}

    @JStache(template = """
            <small><a href="{{address}}" target="_blank" rel="noopener">{{text}}</a></small>
            """)
    record NewTabLink(String address, String text) {}

    @JStache(template = """
            <small>{{text}}</small>
            """)
    record Footnote(String text) {}
}
