package dev.sibridge.sandbox.dtools;

import dev.sibridge.sandbox.FaultFilter;
import dev.sibridge.sandbox.SimulatedService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class DToolsConfiguration {

    @Bean
    SimulatedService dtoolsService() {
        return new SimulatedService("dtools", fault -> "{\"Message\":\"An error has occurred.\"}", "/sandbox/SI");
    }

    @Bean
    FilterRegistrationBean<FaultFilter> dtoolsFaultFilter(
            @Qualifier("dtoolsService") SimulatedService dtoolsService) {
        // Wider than the service, as URL patterns tell upper from lower case.
        return FaultFilter.before(dtoolsService, "/sandbox/*");
    }
}
