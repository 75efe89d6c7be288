package dev.sibridge.start;

import dev.sibridge.settings.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.constructor.ConstructorException;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A file of settings that is no YAML: which, on which line, why. Spring's failure does not say the file. */
public final class BrokenFile {

    private static final String NAMES = "glob:{,config/,config/*/}application*.{yaml,yml}";
    private static final int DEEPEST = 3;

    private BrokenFile() {
    }

    /** What is wrong in one sentence. */
    public static String sentence(YAMLException failure) {
        return sentence(failure, Path.of("").toAbsolutePath());
    }

    static String sentence(YAMLException failure, Path folder) {
        try (Stream<Path> files = Files.find(folder, DEEPEST, (file, attributes) -> attributes.isRegularFile()
                && folder.getFileSystem().getPathMatcher(NAMES).matches(folder.relativize(file)))) {
            return files.sorted().map(BrokenFile::sentence).flatMap(Optional::stream).findFirst()
                    .orElse(sentence("A file of settings", failure));
        } catch (IOException e) {
            return sentence("A file of settings", failure);
        }
    }

    private static Optional<String> sentence(Path file) {
        try {
            new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
            return Optional.empty();
        } catch (YAMLException e) {
            return Optional.of(sentence(Place.file(file), e));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String sentence(String file, YAMLException failure) {
        return failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? file + ", line " + (marked.getProblemMark().getLine() + 1) + ": " + problem(marked) + "."
                : file + " is not YAML in UTF-8.";
    }

    // What is quoted there may be the beginning of a password.
    private static String problem(MarkedYAMLException failure) {
        return failure instanceof ComposerException
                || failure instanceof ConstructorException && !(failure instanceof DuplicateKeyException)
                        ? "a value that begins with *, & or ! needs quotes"
                        : failure.getProblem();
    }
}
