package foxden.policies.catalog;

import foxden.policies.Policy;
import foxden.policies.expert.BuiltinChess;
import foxden.policies.expert.Stockfish;
import foxden.policies.expert.UciEngine;
import foxden.sim.Opponent;
import foxden.sim.chess.RandomOpponent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who answers in chess, and who is its expert: Stockfish where it is installed, else our own. */
public final class ChessEngines {

  private ChessEngines() {}

  /** The expert; says in its {@link Policy#caveat} when it is not Stockfish, and how strong. */
  public static Policy expert() {
    return expert(UciEngine.stockfish());
  }

  /** The same where Stockfish lies there, or is missing. */
  public static Policy expert(Optional<Path> program) {
    return program.isPresent() ? Stockfish.expert(program.get()) : BuiltinChess.standIn();
  }

  /**
   * Opponents by name: {@code stockfish}, {@code builtin} (weak), {@code builtin:DEPTH}, {@code
   * random}.
   *
   * @param name null for Stockfish where it is installed, else {@code builtin}
   * @throws IllegalArgumentException when there is none of this name, or it is not installed
   */
  public static Supplier<Opponent> opponent(@Nullable String name) {
    return opponent(name, UciEngine.stockfish());
  }

  /** The same where Stockfish lies there, or is missing. */
  public static Supplier<Opponent> opponent(@Nullable String name, Optional<Path> program) {
    if (name == null) {
      return program.isPresent() ? opponent("stockfish", program) : BuiltinChess::weakStandIn;
    }
    if (name.equals("stockfish")) {
      Path file =
          program.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Stockfish is not installed; install it (apt-get install stockfish), or use"
                          + " --opponent builtin"));
      return () -> Stockfish.opponent(file);
    }
    if (name.equals("random")) {
      return RandomOpponent::new;
    }
    if (name.equals("builtin")) {
      return () -> BuiltinChess.opponent(BuiltinChess.WEAK_DEPTH, true);
    }
    if (name.matches("builtin:[1-6]")) {
      int depth = name.charAt(name.length() - 1) - '0';
      return () -> BuiltinChess.opponent(depth, false);
    }
    throw new IllegalArgumentException(
        "there is no opponent '"
            + name
            + "'; choose one of stockfish builtin builtin:1 ... builtin:6 random");
  }
}
