package dev.sibridge.sandbox.manage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Steers the sandbox: faults, latency, limits, log, reset. Without authentication, as it serves no real data. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/control/manage")
class ManageControlController {

    private static final Set<String> LIMITS = Set.of("2022.1", "2025.1", "2026.4");

    private final ManageSandbox sandbox;

    ManageControlController(ManageSandbox sandbox) {
        this.sandbox = sandbox;
    }

    @PostMapping("/faults")
    @ResponseStatus(HttpStatus.CREATED)
    Fault addFault(@RequestBody Fault fault) {
        sandbox.faults().add(fault);
        return fault;
    }

    @DeleteMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearFaults() {
        sandbox.faults().clear();
    }

    @PostMapping("/latency")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void latency(@RequestBody Map<String, Integer> body) {
        sandbox.faults().latency(body.getOrDefault("ms", 0));
    }

    @GetMapping("/log")
    List<LoggedCall> log() {
        return sandbox.log();
    }

    @DeleteMapping("/log")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearLog() {
        sandbox.requests().clear();
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
            throw new IllegalArgumentException("set is one of " + LIMITS);
        }
        sandbox.manage().limits(release);
    }

    /** Ends all member tokens, as their time would. */
    @DeleteMapping("/tokens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endTokens() {
        sandbox.tokens().clear();
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> refused(IllegalArgumentException e) {
        return Map.of("message", String.valueOf(e.getMessage()));
    }
}
