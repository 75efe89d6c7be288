package dev.sibridge.web.setup;

import dev.sibridge.setup.WrongSettingsException;
import dev.sibridge.setup.effective.OfferedSettings;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What only set-up refuses, as problem details. */
@RestControllerAdvice("dev.sibridge.web.setup")
class SetupErrors {

    /** All mistakes at once, each with its setting. */
    @ExceptionHandler
    ProblemDetail wrong(WrongSettingsException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
        problem.setProperty("mistakes", e.mistakes().stream().map(mistake -> Map.of("key", mistake.setting(),
                "message", mistake.words(OfferedSettings::label))).toList());
        return problem;
    }
}
