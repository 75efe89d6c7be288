package dev.sibridge.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Who may pass which door: everything but liveness needs the operator's password. */
@Configuration
@ConditionalOnWebApplication
class ConsoleSecurity {

    private static final int SALT = 16;

    @Bean
    @Order(2)
    SecurityFilterChain console(HttpSecurity http) throws Exception {
        return http
                .authorizeHttpRequests(doors -> doors
                        .requestMatchers("/actuator/health/liveness").permitAll()
                        // Manage signs what it calls back with; it cannot sign in.
                        .requestMatchers(HttpMethod.POST, "/callbacks/manage/*").permitAll()
                        // It would fetch whatever an address says, with this machine's rights.
                        .requestMatchers("/actuator/hawtio/proxy/**").denyAll()
                        .requestMatchers(ConsoleSecurity::isJolokiaByLink).denyAll()
                        .anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // There is no session to ride on; browsers that send the password for another site's page are refused.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SameOriginFilter(), AuthorizationFilter.class)
                .build();
    }

    // Jolokia also takes commands in an address, which any page's picture may name. Hawtio only looks whether it is
    // there.
    private static boolean isJolokiaByLink(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.contains("/jolokia") && !request.getMethod().equals("POST")
                && !(path.matches("/actuator/(hawtio/)?jolokia(/|/version)?") && request.getQueryString() == null);
    }

    /** The sandbox checks the vendors' own credentials, as the vendors do. */
    @Bean
    @Order(1)
    SecurityFilterChain sandbox(HttpSecurity http, Environment environment) throws Exception {
        boolean sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
        return http
                .securityMatcher(request -> sandbox && request.getRequestURI().startsWith("/sandbox/"))
                .authorizeHttpRequests(doors -> doors.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Hashes never leave memory: slower ones would protect nothing, and cost each request its time. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Pbkdf2PasswordEncoder("", SALT, 1, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }

    @Bean
    UserDetailsService operators(@Value("${console.username}") String username,
            @Value("${console.password}") String password, PasswordEncoder encoder) {
        String chosen = AdminPassword.choose(password, Path.of("data", "admin-password"));
        return new InMemoryUserDetailsManager(
                User.withUsername(username).password(encoder.encode(chosen)).roles("OPERATOR", "ADMINISTRATOR").build());
    }
}
