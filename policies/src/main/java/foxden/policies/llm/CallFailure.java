package foxden.policies.llm;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that brought no reply. Holds no cause: a server's own words may repeat the key. */
final class CallFailure extends Exception {

  private static final long serialVersionUID = 1;

  /** Sorts of failure. */
  enum Kind {
    /** 429. */
    LIMIT(true, false),
    /** 5xx. */
    SERVER(true, false),
    /** Nothing came in time. */
    TIME(true, true),
    /** What came was cut short, or is not of the wire format. */
    BODY(true, true),
    /** Nobody there. */
    CONNECT(false, false),
    /** 401 and 403. */
    KEY(false, false),
    /** 404. */
    MODEL(false, false),
    /** Every other refusal. */
    REQUEST(false, false);

    /** Whether the same call may go well a little later. */
    final boolean passing;

    /** Whether the server may have written, and charged, an answer that was lost. */
    final boolean charged;

    Kind(boolean passing, boolean charged) {
      this.passing = passing;
      this.charged = charged;
    }
  }

  private final Kind kind;
  private final @Nullable Duration wait;

  /**
   * A failure.
   *
   * @param what for people, without the key
   */
  CallFailure(Kind kind, String what) {
    this(kind, what, null);
  }

  private CallFailure(Kind kind, String what, @Nullable Duration wait) {
    super(what);
    this.kind = kind;
    this.wait = wait;
  }

  /** The same, with the wait the server asks for; null for none. */
  CallFailure after(@Nullable Duration asked) {
    return new CallFailure(kind, String.valueOf(getMessage()), asked);
  }

  /** How long the server asks to wait; empty when it does not say. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(wait);
  }

  Kind kind() {
    return kind;
  }

  /** The sentence that ends a run. */
  String sentence(Endpoint endpoint, int attempts) {
    Provider p = endpoint.provider();
    String mend =
        switch (kind) {
          case LIMIT -> "slow down with --requests-per-minute, or look at your quota";
          case SERVER -> "try again later";
          case TIME -> "raise --timeout, or see whether the server still works";
          case BODY -> "check that " + p.baseVariable() + " names a server of this kind";
          case CONNECT -> "start the server, or set " + p.baseVariable();
          case KEY -> "set " + String.join(" or ", p.keyVariables()) + " to a key that is valid";
          case MODEL -> "check the model's name and " + p.baseVariable();
          case REQUEST ->
              "check that the model takes such prompts (length, pictures, --temperature none)";
        };
    return endpoint
        + ": "
        + getMessage()
        + (attempts > 1 ? ", after " + attempts + " attempts" : "")
        + "; "
        + mend;
  }
}
