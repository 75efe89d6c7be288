package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;

/** Runs in the project's folder, where {@code routes/} stands beside as it would beside the jar. */
class RouteFilesTest {

    @Test
    void routesBesideTheJarWinOverThoseInsideAndEachIsLoadedOnce() {
        assertThat(RouteFiles.files()).hasSameSizeAs(ShippedRoute.all());
        assertThat(ShippedRoute.all()).isNotEmpty().allSatisfy(route ->
                assertThat(RouteFiles.files()).containsEntry(route.name() + ".camel.yaml", route.location()));
    }

    @Test
    void peopleAreToldWhichFolderARouteLiesIn() {
        assertThat(RouteFiles.place("sync-export")).isEqualTo("routes/si/sync-export.camel.yaml");
        assertThat(RouteFiles.place("nobodys")).isEqualTo("routes/nobodys.camel.yaml");
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

    @Test
    void aStepIsFoundByItsId() {
        assertThat(RouteFiles.places("log-line")).containsExactly("routes/customize/customize-line.camel.yaml");
        assertThat(RouteFiles.places("log")).isEmpty();
    }
}
