package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.sandbox.SandboxState;
import dev.sibridge.sandbox.SimulatedService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.bind.annotation.RestController;

class ProfileTest {

    @Test
    void withoutTheProfileThereIsNoSandbox() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.scan("dev.sibridge.sandbox");
            context.refresh();

            assertThat(context.getBeanNamesForAnnotation(RestController.class)).isEmpty();
            assertThat(context.getBeanNamesForType(SandboxState.class)).isEmpty();
            assertThat(context.getBeanNamesForType(SimulatedService.class)).isEmpty();
            assertThat(context.getBeanNamesForType(WebServerFactoryCustomizer.class)).isEmpty();
        }
    }
}
