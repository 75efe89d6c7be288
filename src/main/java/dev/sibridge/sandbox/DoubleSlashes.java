package dev.sibridge.sandbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Manage's callbacks name an address with two slashes; whoever guards the sandbox must let it pass. */
@Configuration
@Profile("sandbox")
class DoubleSlashes {

    @Bean
    HttpFirewall doubleSlashesPass() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedDoubleSlash(true);
        return firewall;
    }
}
