package dev.sibridge.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreloadingTest {

    private static final Path LIST = Path.of("src/main/resources/META-INF/classes-at-start.txt");

    @Test
    void aLineHasAPackageAndItsClasses() {
        assertThat(Preloading.names("org.h2.mvstore MVStore Page$Leaf"))
                .containsExactly("org.h2.mvstore.MVStore", "org.h2.mvstore.Page$Leaf");
        assertThat(Preloading.names("org.h2")).isEmpty();
    }

    @Test
    void theListIsOfTheLibrariesThatTheProductHas() throws IOException {
        List<String> classes = Files.readAllLines(LIST).stream().flatMap(Preloading::names).toList();

        assertThat(classes).hasSizeGreaterThan(5_000).doesNotHaveDuplicates();
        assertThat(classes.stream().filter(PreloadingTest::isMissing).toList())
                .as("after an upgrade of libraries, run deploy/list-classes").hasSizeLessThan(classes.size() / 50);
    }

    private static boolean isMissing(String name) {
        return PreloadingTest.class.getClassLoader().getResource(name.replace('.', '/') + ".class") == null;
    }
}
