package dev.sibridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a message carries besides its body is what {@code docs/architecture.md} lists, and not much. */
class ExchangePropertiesTest {

    private static final int MOST = 9;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| .+ \\| .+ \\|$");
    private static final Pattern IN_ROUTES = Pattern.compile(
            "exchangeProperty\\.(?!Camel)(\\w+)|(?:setProperty|removeProperty):(?:\\R +(?!- ).*)*?\\R +name: (\\w+)");
    private static final Pattern IN_JAVA = Pattern.compile("@ExchangeProperty\\(\"(\\w+)\"\\)"
            + "|\\w*xchange(?:\\(\\))?\\.(?:get|set|remove)Property\\(\"(\\w+)\"|withExchangeProperty\\(\"(\\w+)\""
            + "|String PROPERTY = \"(\\w+)\"");

    @Test
    void aMessageCarriesAtMostNineProperties() throws IOException {
        assertThat(listed()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void allThatTheRoutesUseAreListed() throws IOException {
        assertThat(found(Path.of("routes"), IN_ROUTES)).isEqualTo(listed());
    }

    @Test
    void soAreAllThatTheBeansUse() throws IOException {
        assertThat(found(Path.of("src/main/java"), IN_JAVA)).isSubsetOf(listed()).contains("run", "call");
    }

    private static Set<String> listed() throws IOException {
        String text = Files.readString(Path.of("docs/architecture.md"));
        int begin = text.indexOf("## What a message carries");
        return names(text.substring(begin, text.indexOf("\n## ", begin)), ROW);
    }

    private static Set<String> found(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("sandbox"))
                    .flatMap(file -> names(read(file), pattern).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> names(String text, Pattern pattern) {
        return pattern.matcher(text).results().flatMap(found -> Stream.iterate(1, group -> group + 1)
                        .limit(found.groupCount()).map(found::group).filter(name -> name != null))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
