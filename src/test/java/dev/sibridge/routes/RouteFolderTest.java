package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Every file in the folder is taken, or named with what to do. */
class RouteFolderTest {

    private static final String LINE = "customize-line.camel.yaml";

    @TempDir
    Path folder;

    @Tag("field")
    @ParameterizedTest
    @ValueSource(strings = {"customize-line.camel.yml", "customize-line.yml", "customize-line.yaml",
        "customize-line.camel.YAML", "customize-line.camel.yaml.txt", "customize-line.yaml.txt",
        "customize-line.camel (1).yaml", "Copy of customize-line.yml", "customize-line.txt", "customize-line",
        "customize-line.camel.yaml "})
    void aNameThatIsNoRouteFilesIsNamedWithTheRightOne(String name) throws IOException {
        write(name, route("customize-line"));

        assertThat(taken()).isEmpty();
        assertThat(mistakes()).containsExactly("routes/" + name + " is not loaded: names of route files must end in"
                + " .camel.yaml. Rename it to " + LINE + ".");
    }

    @Tag("field")
    @ParameterizedTest
    @ValueSource(strings = {"Copy of customize-line.camel.yaml", "customize-line - Copy.camel.yaml",
        "customize-line (1).camel.yaml", "Customize-Line.camel.yaml", "mine.camel.yaml"})
    void aCopyLeftBesideTheOriginalIsNamed(String name) throws IOException {
        write(LINE, route("customize-line"));
        write(name, route("customize-line"));

        assertThat(mistakes()).containsExactly("routes/" + name + " contains the route customize-line, which belongs"
                + " to " + LINE + ". Delete it, or set it aside with a name that ends in .bak, because routes/" + LINE
                + " exists.");
    }

    @Test
    void aFileThatTakesTheNameOfAnotherIsNamedThoughTheOtherIsInTheJar() throws IOException {
        write("mine.camel.yaml", route("customize-line"));

        assertThat(mistakes()).containsExactly("routes/mine.camel.yaml contains the route customize-line, which"
                + " belongs to " + LINE + ". Rename it to " + LINE + ".");
    }

    @Test
    void aRouteOfOnesOwnThatStandsTwiceIsNamedOnce() throws IOException {
        write("a.camel.yaml", route("a") + route("mine"));
        write("b.camel.yaml", route("b") + route("mine") + "# calls a and b\n");
        write("c.camel.yaml", route("c").replace("direct", "timer") + "# calls a and b\n");

        assertThat(mistakes()).containsExactly("routes/b.camel.yaml contains the route mine, which another file also"
                + " contains. Give it another id, or delete one of them.");
    }

    @Tag("field")
    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void onlyUtf8CanBeRead(Charset encoding) throws IOException {
        Files.write(folder.resolve(LINE), ("\uFEFF" + route("customize-line").replace("\n", "\r\n")
                .replace("message: x", "message: Größe")).getBytes(encoding));

        if (encoding.equals(StandardCharsets.UTF_8)) {
            assertThat(mistakes()).isEmpty();
        } else {
            assertThat(mistakes()).singleElement().asString().startsWith("routes/" + LINE)
                    .endsWith("Save it as UTF-8.");
        }
    }

    @Tag("field")
    @Test
    void aTabIsNamedWithItsLine() throws IOException {
        write(LINE, route("customize-line").replace("      uri", "\turi"));

        assertThat(mistakes()).containsExactly("routes/" + LINE + ", line 4: it begins with a tab. YAML requires"
                + " spaces there.");
    }

    @Tag("field")
    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# to be done\n", "---\n", "\uFEFF"})
    void anEmptyFileIsNamed(String content) throws IOException {
        write(LINE, content);

        assertThat(mistakes()).containsExactly("routes/" + LINE + " is empty. Put a route into it, or delete it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "<html>", "{a: b}", "- beans: []\n", "- route: {from: {uri: timer}}\n"})
    void aFileWithoutARouteIsNamed(String content) throws IOException {
        write(LINE, content);

        assertThat(mistakes()).containsExactly("routes/" + LINE + " contains no route with an id. Give it the id"
                + " customize-line, or delete the file.");
    }

    @Tag("field")
    @Test
    void aFileCountsByItsNameWhicheverFolderItLiesIn() throws IOException {
        Files.createDirectories(folder.resolve("mine/2026"));
        write("mine/2026/" + LINE, route("customize-line"));
        Files.createDirectory(folder.resolve("notes"));
        write("notes/todo.txt", "nothing");

        assertThat(mistakes()).isEmpty();
        assertThat(taken()).containsExactly("mine/2026/" + LINE);
    }

    @Tag("field")
    @Test
    void twoFilesOfOneNameAreNamed() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        write(LINE, route("customize-line"));
        write("mine/" + LINE, route("customize-line"));

        assertThat(mistakes()).containsExactly("routes/mine/" + LINE + " and routes/" + LINE + " have the same name."
                + " Delete one of them, or set it aside with a name that ends in .bak.");
    }

    @Test
    void aMistakeInAFolderIsNamedWithTheFolder() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        write("mine/customize-line.yml", route("customize-line"));

        assertThat(mistakes()).containsExactly("routes/mine/customize-line.yml is not loaded: names of route files"
                + " must end in .camel.yaml. Rename it to " + LINE + ".");
    }

    @Test
    void aFolderThatIsPutAsideIsNotLookedInto() throws IOException {
        Files.createDirectory(folder.resolve("mine.bak"));
        write("mine.bak/" + LINE, route("customize-line"));

        assertThat(logged(() -> assertThat(mistakes()).isEmpty()))
                .containsExactly("routes/mine.bak is set aside and not loaded");
        assertThat(taken()).isEmpty();
    }

    @Tag("field")
    @Test
    void aFolderThatDockerMadeInAFilesPlaceIsNamed() throws IOException {
        Files.createDirectory(folder.resolve(LINE));

        assertThat(mistakes()).singleElement().asString().startsWith("routes/" + LINE + " is a folder, not a file.");
    }

    @Tag("field")
    @ParameterizedTest
    @CsvSource({"customise-line, customize-line", "customize-lines, customize-line", "costumize-line, customize-line",
        "customize_ticket, customize-ticket", "sync-export2, sync-export"})
    void aMisspeltNameIsNamedWithTheLikelyOne(String name, String meant) throws IOException {
        write(name + ".camel.yaml", route(name));

        assertThat(mistakes()).containsExactly("routes/" + name + ".camel.yaml: no route calls " + name + ". If "
                + meant + " is meant, give the file and the route that name.");
    }

    @Test
    void whatCannotBeCustomizedIsNamedWithWhatCan() throws IOException {
        write("customize-manufacturer.camel.yaml", route("customize-manufacturer"));

        assertThat(mistakes()).containsExactly("routes/customize-manufacturer.camel.yaml: no route calls"
                + " customize-manufacturer. What can be customized: customize-line, customize-ticket.");
    }

    @Test
    void routesOfOnesOwnThatAreCalledOrBeginByThemselvesAreTaken() throws IOException {
        write(LINE, route("customize-line") + "        - to: {uri: direct, parameters: {name: customize-lines}}\n");
        write("customize-lines.camel.yaml", route("customize-lines"));
        write("nightly.camel.yaml", route("nightly").replace("uri: direct", "uri: timer"));

        assertThat(mistakes()).isEmpty();
        assertThat(taken()).containsExactly(LINE, "customize-lines.camel.yaml", "nightly.camel.yaml");
    }

    @Test
    void whatIsPutAsideOrNobodysIsLeftAlone() throws IOException {
        for (String name : List.of("customize-line.camel.yaml.bak", "customize-line.camel.yaml.OLD",
                ".hidden.camel.yaml", "._customize-line.camel.yaml", "customize-line.camel.yaml~",
                ".customize-line.camel.yaml.swp", "#customize-line.camel.yaml#", "README.md", "Thumbs.db")) {
            write(name, route("customize-line"));
        }
        Files.createDirectories(folder.resolve(".git"));
        write(".git/config.yaml", "");

        assertThat(logged(() -> assertThat(mistakes()).isEmpty())).containsExactlyInAnyOrder(
                "routes/customize-line.camel.yaml.OLD is set aside and not loaded",
                "routes/customize-line.camel.yaml.bak is set aside and not loaded",
                "routes/README.md is not a route file and is not loaded");
        assertThat(taken()).isEmpty();
    }

    @Test
    void withoutAFolderThereIsNothingToJudge() {
        assertThat(new RouteFolder(folder.resolve("none"), List.of()).mistakes()).isEmpty();
        assertThat(RouteFolder.taken(folder.resolve("none"))).isEmpty();
    }

    private List<String> mistakes() {
        return judged().mistakes();
    }

    private List<String> taken() {
        return RouteFolder.taken(folder);
    }

    private RouteFolder judged() {
        return new RouteFolder(folder, List.of("sync-export", "customize-line", "customize-ticket"));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static String route(String id) {
        return """
                - route:
                    id: %s
                    from:
                      uri: direct
                      parameters: {name: %s}
                      steps:
                        - log: {message: x}
                """.formatted(id, id);
    }

    private static List<String> logged(Runnable work) {
        Logger log = (Logger) LoggerFactory.getLogger(RouteFolder.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        log.setLevel(ch.qos.logback.classic.Level.INFO);
        log.addAppender(told);
        try {
            work.run();
            return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        } finally {
            log.detachAppender(told);
            log.setLevel(null);
        }
    }
}
