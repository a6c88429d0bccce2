package dev.gatehouse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gatehouse.settings.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of packages in docs/architecture.md: what each holds, by its package-info, and which others it uses. */
class ArchitectureDocsTest {
    private static final String ROOT = "dev.gatehouse";
    private static final String PAGE = "docs/architecture.md";
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- packages: written by ArchitectureDocsTest -->\n).*?(<!-- end of packages -->)");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)/\\*\\*\\s*(.*?)\\.(?:\\s|\\*)");

    @Test
    void namesEachPackageAndEachDependency() throws Exception {
        Matcher table = TABLE.matcher(Files.readString(Path.of(PAGE)));
        if (!table.find()) {
            throw new AssertionError(PAGE + " has lost the marks between which the table of packages is written");
        }
        Generated.isFresh(
                PAGE, table.replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + table() + match.group(2))));
    }

    private static String table() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass user : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT)) {
            Set<String> used = uses.computeIfAbsent(user.getPackageName(), unused -> new TreeSet<>());
            for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                if (target.startsWith(ROOT) && !target.equals(user.getPackageName())) {
                    used.add(target);
                }
            }
        }
        StringBuilder table = new StringBuilder("\n| package | holds | uses |\n|---|---|---|\n");
        uses.forEach((name, used) -> table.append("| `")
                .append(shortName(name))
                .append("` | ")
                .append(holds(name))
                .append(" | ")
                .append(used.stream().map(each -> "`" + shortName(each) + "`").collect(Collectors.joining(", ")))
                .append(" |\n"));
        return table.append('\n').toString();
    }

    private static String shortName(String name) {
        return name.equals(ROOT) ? name : name.substring(ROOT.length() + 1);
    }

    private static String holds(String name) {
        Path info = Path.of("src/main/java", name.replace('.', '/'), "package-info.java");
        try {
            Matcher sentence = FIRST_SENTENCE.matcher(Files.readString(info));
            if (!sentence.find()) {
                throw new AssertionError(info + " has no first sentence");
            }
            return sentence.group(1)
                    .replaceAll("\\s*\n\\s*\\*?\\s*", " ")
                    .replaceAll("^\\*\\s*", "")
                    .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`");
        } catch (IOException e) {
            throw new AssertionError(name + " has no package-info.java", e);
        }
    }
}
