package dev.sibridge.sandbox.manage;

import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Trait;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What only this service can be told, besides faults, latency and log. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/control/manage")
class ManageControlController {

    private static final Set<String> LIMITS = Set.of("2022.1", "2025.1", "2026.4");

    private final ManageSandbox sandbox;

    ManageControlController(ManageSandbox sandbox) {
        this.sandbox = sandbox;
    }

    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        sandbox.reset();
    }

    /** Lengths as of a release. */
    @PostMapping("/limits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void limits(@RequestBody Map<String, String> body) {
        String release = String.valueOf(body.get("set"));
        if (!LIMITS.contains(release)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "set is one of " + LIMITS);
        }
        sandbox.manage().limits(release);
    }

    /** What the tenant has besides, by the labels of {@link Trait}; they stay until the next reset. */
    @PostMapping("/traits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void traits(@RequestBody List<String> labels) {
        List<Trait> traits = labels.stream().map(label -> Trait.of(label).orElseThrow(() ->
                new ResponseStatusException(HttpStatus.BAD_REQUEST, "A trait is one of " + Trait.labels()))).toList();
        traits.forEach(sandbox::take);
    }

    /** Puts a time entry into a status, as approval and invoicing do. */
    @PostMapping("/time/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void time(@PathVariable int id, @RequestBody Map<String, String> body) {
        try {
            sandbox.as("zadmin").putTime(id, String.valueOf(body.get("status")));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        } catch (ApiException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }

    /** Ends all member tokens, as their time would. */
    @DeleteMapping("/tokens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endTokens() {
        sandbox.tokens().clear();
    }
}
