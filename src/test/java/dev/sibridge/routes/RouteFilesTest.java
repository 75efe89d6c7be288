package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;

/** Runs in the project's folder, where {@code routes/} stands beside as it would beside the jar. */
class RouteFilesTest {

    @Test
    void routesBesideTheJarWinOverThoseInsideAndEachIsLoadedOnce() throws IOException {
        List<String> names;
        try (Stream<Path> beside = Files.list(Path.of("routes"))) {
            names = beside.map(file -> file.getFileName().toString()).sorted().toList();
        }

        assertThat(names).isNotEmpty();
        assertThat(RouteFiles.files()).containsOnlyKeys(names)
                .allSatisfy((name, place) -> assertThat(place).isEqualTo("file:routes/" + name));
    }

    @Test
    void camelIsToldWhereTheRoutesAreUnlessSomebodySaysOtherwise() {
        StandardEnvironment environment = new StandardEnvironment();

        new RouteFiles().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("camel.main.routes-include-pattern")).isNotNull();
        assertThat(environment.getProperty("camel.main.routes-include-pattern").split(","))
                .containsExactlyElementsOf(RouteFiles.files().values());
        assertThat(environment.getPropertySources().stream().toList()).last()
                .extracting(source -> source.getName()).isEqualTo("route files");
    }
}
