package dev.sibridge.sandbox.dtools;

import dev.sibridge.sandbox.FaultFilter;
import dev.sibridge.sandbox.SimulatedService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class DToolsConfiguration {

    @Bean
    SimulatedService dtoolsService() {
        return new SimulatedService("dtools", "/sandbox/SI", "{\"Message\":\"An error has occurred.\"}");
    }

    @Bean
    FilterRegistrationBean<FaultFilter> dtoolsFaultFilter(
            @Qualifier("dtoolsService") SimulatedService dtoolsService) {
        FilterRegistrationBean<FaultFilter> filter = new FilterRegistrationBean<>(new FaultFilter(dtoolsService));
        // Without a name of its own it would collide with the filter of another service.
        filter.setName("dtoolsFaultFilter");
        filter.addUrlPatterns("/sandbox/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
