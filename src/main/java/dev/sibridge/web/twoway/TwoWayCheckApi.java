package dev.sibridge.web.twoway;

import dev.sibridge.twoway.cadence.TwoWaySwitch;
import dev.sibridge.twoway.check.Checked;
import dev.sibridge.twoway.check.TwoWayCheck;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether projects can be kept in step, and whether they are. */
@RestController
@RequestMapping("/api/two-way")
@ConditionalOnWebApplication
class TwoWayCheckApi {

    private final TwoWayAccount accounts;
    private final TwoWayCheck check;
    private final TwoWaySwitch onOff;

    TwoWayCheckApi(TwoWayAccount accounts, TwoWayCheck check, TwoWaySwitch onOff) {
        this.accounts = accounts;
        this.check = check;
        this.onOff = onOff;
    }

    @GetMapping("/check")
    List<CheckAnswer> check(@RequestParam(required = false) String account) {
        return check.check(accounts.any(account)).stream().map(TwoWayCheckApi::answer).toList();
    }

    /** Switches it on; 409 with all that forbids it. */
    @PostMapping("/enable")
    ResponseEntity<ProblemDetail> enable(@RequestParam(required = false) String account) {
        List<Checked> blocks = onOff.on(accounts.get(account));
        if (blocks.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
                String.join(" ", blocks.stream().map(block -> (block.message() + " " + block.todo()).strip()).toList()));
        problem.setProperty("blocks", blocks.stream().map(TwoWayCheckApi::answer).toList());
        return ResponseEntity.of(problem).build();
    }

    @PostMapping("/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@RequestParam(required = false) String account) {
        onOff.off(accounts.get(account));
    }

    private static CheckAnswer answer(Checked checked) {
        return new CheckAnswer(checked.check(), checked.state().name().toLowerCase(Locale.ROOT), checked.message(),
                checked.todo());
    }

    record CheckAnswer(String check, String state, String message, String todo) {
    }
}
