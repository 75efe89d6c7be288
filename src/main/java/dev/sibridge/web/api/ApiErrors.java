package dev.sibridge.web.api;

import dev.sibridge.database.DatabaseTrouble;
import dev.sibridge.failure.Causes;
import dev.sibridge.pm.ToolException;
import dev.sibridge.secrets.LockedSecretsException;
import dev.sibridge.setup.ImpossibleChangeException;
import dev.sibridge.setup.UnknownAccountException;
import dev.sibridge.setup.store.ChangedMeanwhileException;
import dev.sibridge.setup.trial.Choices.NoChoicesException;
import dev.sibridge.si.link.Linking.AlreadyDecidedException;
import dev.sibridge.si.link.Linking.ImpossibleLinkException;
import dev.sibridge.si.link.Linking.NoAnswerException;
import dev.sibridge.twoway.connect.NotReadyException;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.run.Troubles;
import dev.sibridge.user.UserAdministration.NotAllowedException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Our own errors as problem details (RFC 9457), in words that say what to do; Spring answers its own in that form. */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors {

    @ExceptionHandler({NotFoundException.class, UnknownAccountException.class})
    ProblemDetail notFound(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail changed(ChangedMeanwhileException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail impossible(ImpossibleLinkException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
    }

    /** Not as things are now. */
    @ExceptionHandler({ConflictException.class, AlreadyDecidedException.class, NotAllowedException.class,
        NotReadyException.class, ImpossibleChangeException.class, LockedSecretsException.class})
    ProblemDetail conflict(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler({NoAnswerException.class, NoChoicesException.class})
    ProblemDetail noAnswer(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, e.getMessage());
    }

    /** A side did not answer as it should, and said why. */
    @ExceptionHandler({SideException.class, ToolException.class})
    ProblemDetail side(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, Troubles.sentence(e));
    }

    @ExceptionHandler
    ProblemDetail database(DataAccessException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
                DatabaseTrouble.sentence(e).orElseThrow(() -> e));
    }

    /** The web server takes requests a little before the routes run, and a little longer. */
    @ExceptionHandler
    ProblemDetail notRunning(CamelExecutionException e) {
        if (Causes.find(RejectedExecutionException.class, e) == null) {
            throw e;
        }
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
                "SI Bridge is starting or stopping. Try again in a few seconds.");
    }

    @ExceptionHandler
    ProblemDetail wrong(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }
}
