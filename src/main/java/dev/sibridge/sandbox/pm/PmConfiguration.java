package dev.sibridge.sandbox.pm;

import dev.sibridge.sandbox.FaultFilter;
import dev.sibridge.sandbox.SimulatedService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class PmConfiguration {

    @Bean
    SimulatedService pmService() {
        return new SimulatedService("pm", fault -> "{\"title\":\"An error has occurred\",\"status\":" + fault.status()
                + "}", "/sandbox/pm");
    }

    @Bean
    FilterRegistrationBean<FaultFilter> pmFaultFilter(@Qualifier("pmService") SimulatedService pmService) {
        return FaultFilter.before(pmService, "/sandbox/pm/*");
    }
}
