package foxden.policies.incontext;

import foxden.policies.fox.FoxModel;
import foxden.sim.variant.CodeBook;
import foxden.sim.variant.GridGoals;
import foxden.sim.variant.VariantEnvironment;
import foxden.sim.variant.VariantGame;
import foxden.sim.variant.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the games become tokens, one a step: what is seen, what that changed since the step before,
 * the word said in between, whether a demonstration begins here, and whether this is a question,
 * that is, a step of the player's own episode. Questions say nothing of the step before. Each game
 * has a kind of token of its own; the words are the same nine in all.
 */
final class VariantTokens {

  private static final int WORDS = VariantGame.WORDS;

  /** The games in the order of their kinds. */
  static final List<VariantGame> GAMES = Variants.games();

  /** The kinds in the order of their numbers. */
  static final List<FoxModel.Input> INPUTS = inputs();

  private VariantTokens() {}

  private static List<FoxModel.Input> inputs() {
    List<FoxModel.Input> inputs = new ArrayList<>();
    for (VariantGame game : GAMES) {
      String name = game.task().substring("variant-".length());
      inputs.add(new FoxModel.Input(name, shown(game) + changes(game) + WORDS + 2));
    }
    return List.copyOf(inputs);
  }

  /** The number of a game's kind. */
  static int kind(VariantGame game) {
    for (int i = 0; i < GAMES.size(); i++) {
      if (GAMES.get(i).task().equals(game.task())) {
        return i;
      }
    }
    throw new IllegalArgumentException("'" + game.task() + "' has no tokens");
  }

  private static int shown(VariantGame game) {
    return switch (game.task()) {
      case "variant-grid" -> 6;
      case "variant-tictactoe" -> 18;
      case "variant-code" -> CodeBook.CLUES;
      case "variant-goals" -> 8 * GridGoals.PIECES;
      default -> throw new IllegalArgumentException("'" + game.task() + "' has no tokens");
    };
  }

  private static int changes(VariantGame game) {
    return switch (game.task()) {
      case "variant-grid", "variant-goals" -> 5;
      case "variant-tictactoe" -> 9;
      case "variant-code" -> CodeBook.CLUES;
      default -> throw new IllegalArgumentException("'" + game.task() + "' has no tokens");
    };
  }

  /** A step of the player's own episode. */
  static float[] question(VariantGame game, float[] seen) {
    float[] x = new float[INPUTS.get(kind(game)).size()];
    show(game, seen, x);
    x[x.length - 1] = 1;
    return x;
  }

  /**
   * A step of a demonstration.
   *
   * @param before what was seen at the step before; null at the first
   * @param word said at the step before
   */
  static float[] shown(VariantGame game, float[] seen, float @Nullable [] before, int word) {
    float[] x = new float[INPUTS.get(kind(game)).size()];
    show(game, seen, x);
    if (before == null) {
      x[x.length - 2] = 1;
      return x;
    }
    int at = shown(game);
    switch (game.task()) {
      case "variant-grid", "variant-goals" -> x[at + moved(before, seen)] = 1;
      case "variant-tictactoe" -> {
        for (int cell = 0; cell < 9; cell++) {
          x[at + cell] = before[cell] == 0 && seen[cell] > 0 ? 1 : 0;
        }
      }
      default -> x[at + (int) before[0]] = 1;
    }
    x[at + changes(game) + word] = 1;
    return x;
  }

  // Not at all, or left, right, up, down.
  private static int moved(float[] before, float[] now) {
    if (now[1] != before[1]) {
      return now[1] < before[1] ? 1 : 2;
    }
    return now[0] < before[0] ? 3 : now[0] > before[0] ? 4 : 0;
  }

  private static void show(VariantGame game, float[] seen, float[] x) {
    switch (game.task()) {
      case "variant-grid" -> way(seen, 2, x, 0);
      case "variant-tictactoe" -> {
        for (int cell = 0; cell < 9; cell++) {
          x[cell] = seen[cell] > 0 ? 1 : 0;
          x[9 + cell] = seen[cell] < 0 ? 1 : 0;
        }
      }
      case "variant-code" -> {
        if (seen[0] >= 0) {
          x[(int) seen[0]] = 1;
        }
      }
      default -> {
        for (int piece = 0; piece < GridGoals.PIECES; piece++) {
          int from = 2 + 2 * piece;
          if (seen[from] > 0) {
            way(seen, from, x, 8 * piece);
            x[8 * piece + 6] = 1;
            x[8 * piece + 7] = seen[from] == seen[0] && seen[from + 1] == seen[1] ? 1 : 0;
          }
        }
      }
    }
  }

  // Above, level or below; left, level or right of the player.
  private static void way(float[] seen, int from, float[] x, int at) {
    x[at + 1 + (int) Math.signum(seen[from] - seen[0])] = 1;
    x[at + 4 + (int) Math.signum(seen[from + 1] - seen[1])] = 1;
  }

  /** What a step shows, for people. */
  static String describe(VariantGame game, float[] seen) {
    return switch (game.task()) {
      case "variant-grid" ->
          String.format(
              Locale.ROOT,
              "player [%.0f, %.0f], target [%.0f, %.0f]",
              seen[0],
              seen[1],
              seen[2],
              seen[3]);
      case "variant-tictactoe" -> {
        StringBuilder text = new StringBuilder("board ");
        for (int cell = 0; cell < 9; cell++) {
          text.append(cell == 3 || cell == 6 ? "/" : "");
          text.append(seen[cell] > 0 ? '+' : seen[cell] < 0 ? '-' : '.');
        }
        yield text.toString();
      }
      case "variant-code" -> seen[0] < 0 ? "no clue left" : "clue " + (1 + (int) seen[0]);
      default -> {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "player [%.0f, %.0f]", seen[0], seen[1]));
        for (int piece = 0; piece < GridGoals.PIECES; piece++) {
          int from = 2 + 2 * piece;
          if (seen[from] > 0) {
            text.append(
                String.format(
                    Locale.ROOT,
                    ", %s [%.0f, %.0f]",
                    GridGoals.NAMES.get(piece),
                    seen[from],
                    seen[from + 1]));
          }
        }
        yield text.toString();
      }
    };
  }

  /** What a word is called. */
  static String word(int word) {
    return VariantEnvironment.WORDS.get(word);
  }
}
