package dev.sibridge.sandbox.pm;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What only the tool can be told, besides faults, latency and log. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/control/pm")
class PmControlController {

    private final PmSandbox sandbox;

    PmControlController(PmSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Starts over. */
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        sandbox.reset();
    }
}
