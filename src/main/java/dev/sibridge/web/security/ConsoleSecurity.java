package dev.sibridge.web.security;

import dev.sibridge.user.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may pass which door. Programs send a password with each call to the API; people sign in to the pages, and their
 * session opens the API, too. {@link GuardedSignIn} looks at the passwords of both.
 */
@Configuration
@ConditionalOnWebApplication
class ConsoleSecurity {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final RequestMatcher API = at("/api/**", "/actuator/**", "/callbacks/**", "/sandbox/**");
    /** For administrators only, pages and calls. Everything else is for operators, too. */
    private static final RequestMatcher ADMINISTRATORS = new OrRequestMatcher(
            at("/users/**", "/api/users/**", "/set-up/**", "/api/set-up/**", "/api/settings/**",
                    "/two-way/mapping/**", "/two-way/switch", "/actuator/hawtio/**", "/actuator/jolokia/**"),
            changing(at("/api/accounts/**", "/api/two-way/enable", "/api/two-way/disable",
                    "/api/two-way/mapping/**")));
    /** For everybody: whoever cannot sign in yet needs them. */
    private static final RequestMatcher OPEN = at("/sign-in/**", "/assets/**", "/webjars/**", "/favicon.ico");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http
                .securityMatcher(API)
                .authorizeHttpRequests(doors -> doors
                        .requestMatchers(at("/actuator/health/liveness")).permitAll()
                        // Manage signs what it calls back with; it cannot sign in.
                        .requestMatchers(HttpMethod.POST, "/callbacks/manage/*").permitAll()
                        // It would fetch whatever an address says, with this machine's rights.
                        .requestMatchers(at("/actuator/hawtio/proxy/**")).denyAll()
                        .requestMatchers(ConsoleSecurity::isJolokiaByLink).denyAll()
                        .requestMatchers(ADMINISTRATORS).hasRole(Role.ADMINISTRATOR.name())
                        .anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(new BasicEntry()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                // Who sends the password has no session to ride on; browsers that send it for another site's page are
                // refused below.
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(ConsoleSecurity::ridesOnSession))
                .addFilterBefore(new SameOriginFilter(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, KnownBrowser browser) throws Exception {
        return http
                .authorizeHttpRequests(doors -> doors
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(OPEN).permitAll()
                        .requestMatchers(ADMINISTRATORS).hasRole(Role.ADMINISTRATOR.name())
                        .anyRequest().authenticated())
                .formLogin(form -> form.loginPage(SignInEntry.PATH).loginProcessingUrl(SignInEntry.PATH)
                        .usernameParameter("name").passwordParameter("password")
                        .successHandler(new SignedIn(browser)).failureHandler(new NotSignedIn()))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(new SignInEntry()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SignInEntry.PATH + "?out"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new SameOriginFilter(), CsrfFilter.class)
                .build();
    }

    /** Addresses that are written to get past a rule get no page that says so. */
    @Bean
    RequestRejectedHandler oddAddresses() {
        return (request, response, trouble) -> response.setStatus(HttpStatus.BAD_REQUEST.value());
    }

    // Of the whole address, whichever servlet answers there: Hawtio and Jolokia have their own.
    private static RequestMatcher at(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns).<RequestMatcher>map(pattern ->
                PathPatternRequestMatcher.withDefaults().matcher(pattern)).toList());
    }

    // Whoever may read may not always change.
    private static RequestMatcher changing(RequestMatcher doors) {
        return request -> !READING.contains(request.getMethod()) && doors.matches(request);
    }

    // Jolokia also takes commands in an address, which any page's picture may name. Hawtio only looks whether it is
    // there.
    private static boolean isJolokiaByLink(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.contains("/jolokia") && !request.getMethod().equals("POST")
                && !(path.matches("/actuator/(hawtio/)?jolokia(/|/version)?") && request.getQueryString() == null);
    }

    private static boolean ridesOnSession(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && request.getHeader("Authorization") == null
                && request.getSession(false) != null;
    }
}
