package dev.sibridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/field.md} names exactly the tests that are tagged as {@code field}, method by method. */
class FieldDocumentTest {

    private static final Path PAGE = Path.of("docs/field.md");
    private static final Path CLASSES = Path.of("target/test-classes");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");

    @Test
    void pageAndTestsNameEachOther() throws IOException {
        Set<String> onPage = TEST.matcher(Files.readString(PAGE)).results()
                .map(hit -> hit.group(1) + "." + hit.group(2)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(onPage).isEqualTo(taggedTests());
    }

    private static Set<String> taggedTests() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(CLASSES::relativize).map(Path::toString).filter(name -> name.endsWith("Test.class"))
                    .map(name -> name.replace('/', '.').replace(".class", "")).flatMap(FieldDocumentTest::tagged)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> tagged(String className) {
        try {
            Class<?> type = Class.forName(className, false, FieldDocumentTest.class.getClassLoader());
            return Arrays.stream(type.getDeclaredMethods()).filter(FieldDocumentTest::isTagged)
                    .map(method -> type.getSimpleName() + "." + method.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTagged(Method method) {
        return Arrays.stream(method.getAnnotationsByType(Tag.class)).anyMatch(tag -> tag.value().equals("field"));
    }
}
