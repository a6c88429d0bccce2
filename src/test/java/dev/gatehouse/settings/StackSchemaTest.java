package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.gatehouse.settings.schema.StackSchema;
import dev.gatehouse.settings.schema.StackTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

public class StackSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(StackSchema.json());

    private static List<String> complaints(StackTree stack) {
        String file = new Gson().toJson(Map.of("config", stack.tree()));
        return SCHEMA.validate(file, InputFormat.JSON).stream()
                .map(message -> message.getInstanceLocation().toString())
                .distinct()
                .toList();
    }

    @Test
    void theFileIsFresh() throws Exception {
        Generated.isFresh("docs/stack.schema.json", StackSchema.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "local"})
    void everyStackFilePassesAndNamesTheSchema(String name) throws Exception {
        assertThat(complaints(StackTree.of(name))).isEmpty();
        assertThat(Files.readAllLines(Path.of("Pulumi." + name + ".yaml")).get(0))
                .isEqualTo("# yaml-language-server: $schema=docs/stack.schema.json");
    }

    /** The program also rejects what a row rejects as well: an editor never complains of a stack that runs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aws:region | cn-north-1",
                "aws:endpoints | [{cognitoidp: 'http://localhost:9401'}]",
                "aws:endpoints | {}",
                "gatehouse:indentity | {}",
                "gatehouse:identity | 5",
                "gatehouse:identity>signup | open",
                "gatehouse:identity>signUp | closed",
                "gatehouse:identity>mfa | true",
                "gatehouse:identity>groups | [a b]",
                "gatehouse:identity>groups | admin",
                "gatehouse:identity>groups | [a, a]",
                "gatehouse:identity>protection | maybe",
                "gatehouse:identity>password>length | 7",
                "gatehouse:identity>password>length | 100",
                "gatehouse:identity>password>length | 8.5",
                "gatehouse:identity>password>temporary | 8d",
                "gatehouse:domain | {}",
                "gatehouse:domain>prefix | MyApp",
                "gatehouse:domain>prefix | [a]",
                "gatehouse:scopes>scopes | {}",
                "gatehouse:scopes>scopes>a/b | x",
                "gatehouse:scopes>identifier | https://api.example.com/",
                "gatehouse:clients | {}",
                "gatehouse:clients>Spa | {kind: machine, scopes: [read]}",
                "gatehouse:clients>spa>kind | browser",
                "gatehouse:clients>spa>scopes | []",
                "gatehouse:clients>spa>callback | [https://app.example.com/]",
                "gatehouse:clients>spa>accessToken | 4m",
                "gatehouse:clients>spa>accessToken | 86401s",
                "gatehouse:clients>spa>accessToken | 1 hour",
                "gatehouse:clients>x | {kind: machine}",
                "gatehouse:clients>x | {scopes: [read]}",
                "gatehouse:api>cors | ['*']",
                "gatehouse:routes>get /x | {scopes: [read]}",
                "gatehouse:routes>GET /x | {scopes: [s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11]}",
                "gatehouse:function>environment>AWS_X | y",
            })
    void whatIsWrongIsRefusedByTheSchemaAndByTheProgram(String path, String yaml) {
        StackTree stack = StackTree.of("dev").set(path, yaml(yaml));
        assertThat(complaints(stack)).hasSize(1);
        assertThat(stack.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "datadog:key | y",
                "aws:profile | x",
                "gatehouse:identity>protection | false",
                "gatehouse:identity>mfa | false",
                "gatehouse:identity>password>length | 8",
                "gatehouse:identity>password>length | 99",
                "gatehouse:clients>spa>accessToken | 300s",
                "gatehouse:clients>spa>accessToken | 24h",
                "gatehouse:clients>spa>rotationGrace | 0s",
                "gatehouse:function>environment>RETRIES | 3",
                "gatehouse:function>environment>TZX | true",
                "gatehouse:api>cors | ['http://127.0.0.1:5173', 'https://app.example.com:8443']",
            })
    void whatIsRightIsTakenByBoth(String path, String yaml) {
        StackTree stack = StackTree.of("dev").set(path, yaml(yaml));
        assertThat(complaints(stack)).isEmpty();
        stack.accepts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aws:region", "gatehouse:domain", "gatehouse:scopes", "gatehouse:clients", "gatehouse:routes"})
    void whatMustBeThereIsMissedByBoth(String key) {
        StackTree stack = StackTree.of("dev").set(key, null);
        assertThat(complaints(stack)).containsExactly("$.config");
        assertThat(stack.problems()).isNotEmpty();
    }

    public static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}
