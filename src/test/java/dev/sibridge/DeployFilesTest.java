package dev.sibridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.benchmark.process.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What the files for deploying promise; no container engine is at hand to try them. */
class DeployFilesTest {

    private static final Pattern VARIABLE = Pattern.compile(
            "\\b((?:DTOOLS|CONNECTWISE|SYNC|DATABASE|SMTP|ADMIN|SERVER|SECRETS|PUBLIC|LOG|OTEL|SHUTDOWN)_[A-Z_]+)");

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "compose.yaml", "deploy/kubernetes/si-bridge.yaml",
        "deploy/systemd/si-bridge.service"})
    void everyVariableIsASetting(String file) throws IOException {
        String settings = text("application.yaml");
        Set<String> unknown = new TreeSet<>();
        Matcher variables = VARIABLE.matcher(text(file));
        while (variables.find()) {
            String setting = variables.group(1).replaceFirst("_FILE$", "");
            if (!settings.contains("${" + setting)) {
                unknown.add(variables.group(1));
            }
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "deploy/kubernetes/si-bridge.yaml", "deploy/systemd/si-bridge.service"})
    void secretsComeFromFilesOnly(String file) throws IOException {
        assertThat(text(file)).doesNotContainPattern(
                "(DTOOLS_API_KEY|_PRIVATE_KEY|_PUBLIC_KEY|DATABASE_PASSWORD|ADMIN_PASSWORD|SMTP_PASSWORD)\\b(?!_FILE)");
    }

    @Test
    void theImageRunsAsNobodySpecialInExecFormAndChecksItself() throws IOException {
        List<String> lines = dockerfile();

        assertThat(lines).filteredOn(line -> line.startsWith("USER ")).containsExactly("USER 10001:10001");
        // A shell in between would keep SIGTERM to itself.
        assertThat(lines).filteredOn(line -> line.startsWith("ENTRYPOINT ")).singleElement().asString()
                .startsWith("ENTRYPOINT [\"java\",").endsWith("\"-jar\", \"si-bridge.jar\"]");
        assertThat(text("Dockerfile")).contains("CMD [\"wget\"").contains("/actuator/health/liveness")
                .contains("VOLUME [\"/bridge/data\"]").contains("MaxRAMPercentage");
        assertThat(lines.indexOf("COPY --from=layers /build/layers/application/ ./"))
                .as("what changes most comes last")
                .isGreaterThan(lines.indexOf("COPY --from=layers /build/layers/dependencies/ ./"));
    }

    @Test
    void javaStartsAlikeForTheArchiveOfClassesTheServiceAndTheBenchmark() throws IOException {
        // With another collector, Java would not take the archive.
        assertThat(dockerfile()).filteredOn(line -> line.contains("si-bridge.jsa")).hasSize(2)
                .allMatch(line -> Product.OPTIONS.stream().allMatch(line::contains));
        assertThat(text("deploy/unpack")).contains("options=(" + String.join(" ", Product.OPTIONS) + ")");
        assertThat(text("deploy/systemd/si-bridge.service")).contains(Product.OPTIONS)
                .contains("-XX:SharedArchiveFile=/opt/si-bridge/si-bridge.jsa");
    }

    @Test
    void composeKeepsTheRootReadOnlyAndThePortsToThisMachine() throws IOException {
        JsonNode compose = yaml("compose.yaml").get(0);
        JsonNode bridge = compose.path("services").path("si-bridge");

        assertThat(bridge.path("read_only").asBoolean()).isTrue();
        assertThat(bridge.path("tmpfs").toString()).contains("/tmp");
        assertThat(bridge.path("cap_drop").toString()).contains("ALL");
        assertThat(bridge.path("volumes").toString()).contains("/bridge/data").contains("./routes:/bridge/routes:ro");
        assertThat(compose.path("services")).allSatisfy(service -> assertThat(service.path("ports")).allSatisfy(port ->
                assertThat(port.asText()).startsWith("127.0.0.1:")));
        assertThat(bridge.path("secrets")).allSatisfy(secret -> {
            assertThat(compose.path("secrets").path(secret.asText()).path("file").asText()).startsWith("./secrets/");
            assertThat(bridge.path("environment").toString()).contains("/run/secrets/" + secret.asText());
        });
        assertThat(seconds(bridge.path("stop_grace_period").asText())).isGreaterThan(longestStop());
    }

    @Test
    void thePodIsNobodySpecialProbesLivenessOpenlyAndReadinessWithThePassword() throws IOException {
        JsonNode pod = yaml("deploy/kubernetes/si-bridge.yaml").get(0).at("/spec/template/spec");
        JsonNode bridge = pod.path("containers").get(0);

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(bridge.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(bridge.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(bridge.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/actuator/health/liveness");
        assertThat(bridge.at("/startupProbe/httpGet/path").asText()).isEqualTo("/actuator/health/liveness");
        assertThat(bridge.at("/readinessProbe/exec/command/2").asText()).contains("/actuator/health/readiness")
                .contains("/run/secrets/si-bridge/admin-password");
        assertThat(bridge.path("volumeMounts").findValuesAsText("mountPath"))
                .contains("/bridge/data", "/tmp", "/run/secrets/si-bridge");
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(longestStop());
    }

    @Test
    void whoeverSupervisesItStartsItAnewWhenTheMemoryDidNotSuffice() throws IOException {
        assertThat(text("deploy/systemd/si-bridge.service").lines()).contains("Restart=on-failure")
                .noneMatch(line -> line.startsWith("RestartPreventExitStatus"));
        assertThat(yaml("compose.yaml").get(0).at("/services/si-bridge/restart").asText()).isEqualTo("unless-stopped");
        assertThat(yaml("deploy/kubernetes/si-bridge.yaml").get(0).at("/spec/template/spec/restartPolicy")
                .asText("Always")).isEqualTo("Always");
        // It would end in the middle of other exports, and tell nobody.
        assertThat(text("Dockerfile") + text("deploy/systemd/si-bridge.service"))
                .doesNotContain("ExitOnOutOfMemoryError");
    }

    @Test
    void theUnitLetsItWriteOnlyItsOwnFolder() throws IOException {
        String unit = text("deploy/systemd/si-bridge.service");

        assertThat(unit.lines()).contains("User=si-bridge", "ProtectSystem=strict", "NoNewPrivileges=yes",
                "StateDirectory=si-bridge", "WorkingDirectory=/var/lib/si-bridge", "SuccessExitStatus=143");
        // Java's compiler writes code while it runs.
        assertThat(unit).doesNotContain("MemoryDenyWriteExecute");
        assertThat(Integer.parseInt(unit.replaceFirst("(?s).*TimeoutStopSec=(\\d+).*", "$1")))
                .isGreaterThan(longestStop());
    }

    // Camel's wait for runs, then the web server's.
    private static int longestStop() throws IOException {
        JsonNode settings = yaml("application.yaml").get(0);
        return Integer.parseInt(settings.at("/camel/main/shutdown-timeout").asText().replaceAll("\\D", ""))
                + seconds(settings.at("/spring/lifecycle/timeout-per-shutdown-phase").asText());
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replace("s", ""));
    }

    private static List<JsonNode> yaml(String file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return StreamSupport.stream(new Yaml().loadAll(text(file)).spliterator(), false)
                .<JsonNode>map(json::valueToTree).toList();
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    /** Its instructions, each in one line. */
    private static List<String> dockerfile() throws IOException {
        return text("Dockerfile").replaceAll("\\\\\n\\s*", "").lines().toList();
    }
}
