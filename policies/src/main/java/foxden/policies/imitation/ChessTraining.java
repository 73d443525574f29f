package foxden.policies.imitation;

import com.google.gson.JsonObject;
import foxden.policies.expert.UciEngine;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.Loss;
import foxden.policies.fox.TokenSequence;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import foxden.sim.arena.Chance;
import foxden.sim.chess.Board;
import foxden.sim.chess.ChessEnvironment;
import foxden.sim.chess.ChessGame;
import foxden.sim.chess.Fen;
import foxden.sim.chess.San;
import foxden.sim.chess.Square;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Trains the chess student: how likely the side to move wins. It learns from games that the expert
 * (Stockfish, skill 20) plays against itself, with random moves among its own, from what the expert
 * says every position is worth. Needs Stockfish; with a node limit and one thread it says the same
 * every time.
 */
public final class ChessTraining implements TrainingRecipe {

  /** Half-moves the student's player looks ahead. */
  static final int DEPTH = 2;

  /** Hundredths of a pawn that make winning e times as likely. */
  static final double SCALE = 400;

  private static final int POSITIONS = 60_000;
  private static final int BATCH = 256;
  private static final int LONGEST = 120;
  private static final int OPENING = 6;
  private static final int RANDOM_PERCENT = 25;
  private static final String LIMIT = "nodes 400";

  @Override
  public String name() {
    return ChessEnvironment.TASK;
  }

  @Override
  public String summary() {
    return "FoX that tells what a chess position is worth, from the expert's words; needs Stockfish";
  }

  @Override
  public long defaultSteps() {
    return 2500;
  }

  static FoxModel model() {
    return new FoxModel(
        FoxConfig.of(1, 64, 4, 128).initialised(0.1f, 1, 3),
        List.of(new FoxModel.Input("position", ChessTokens.SIZE)),
        2,
        Kernels.create(1));
  }

  @Override
  public FoxCheckpoint train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    Path program =
        UciEngine.stockfish()
            .orElseThrow(
                () ->
                    new IOException(
                        "the chess student learns from Stockfish, which is not installed; install"
                            + " it (apt-get install stockfish)"));
    int wanted = (int) Math.min(POSITIONS, steps * BATCH);
    List<Judged> positions;
    String teacher;
    try (UciEngine engine = new UciEngine(List.of(program.toString()), 20)) {
      positions = positions(engine, wanted, seed, nanos, listener);
      teacher = engine.name();
    }
    FoxModel model = model();
    model.initialise(seed);
    Trainer.Settings settings =
        new Trainer.Settings(
            steps,
            4e-3,
            Math.max(1, Math.min(50, steps / 10)),
            0.01,
            AdamW.Settings.PAPER,
            1,
            4,
            500);
    Trainer.Source batches =
        step -> {
          Chance chance = new Chance(Chance.mix(seed * 0x9e3779b97f4a7c15L + step));
          List<TokenSequence> batch = new ArrayList<>();
          for (int i = 0; i < BATCH; i++) {
            Judged judged = positions.get(chance.nextInt(positions.size()));
            float[] token =
                chance.nextInt(2) == 0 ? judged.token() : ChessTokens.mirrored(judged.token());
            float[] target = {judged.wins(), 1 - judged.wins()};
            batch.add(new TokenSequence(new int[1], new float[][] {token}, new float[][] {target}));
          }
          return batch;
        };
    new Trainer(model, Loss.CROSS_ENTROPY, batches, settings, threads, nanos).run(dir, listener);
    JsonObject own = new JsonObject();
    own.addProperty("student", true);
    own.addProperty("depth", DEPTH);
    own.addProperty("teacher", teacher + ", skill 20, " + LIMIT);
    String hash = FoxCheckpoint.save(dir, model, name(), own);
    return new FoxCheckpoint(model, name(), own, hash);
  }

  /** A position as a token, and how likely the side to move wins. */
  private record Judged(float[] token, float wins) {}

  private static List<Judged> positions(
      UciEngine engine, int wanted, long seed, LongSupplier nanos, Trainer.Listener listener) {
    Chance chance = new Chance(Chance.mix(seed ^ 0x6368657373L));
    List<Judged> positions = new ArrayList<>();
    int[] legal = new int[Board.MOST_MOVES];
    long began = nanos.getAsLong();
    while (positions.size() < wanted) {
      engine.newGame();
      ChessGame game = new ChessGame();
      for (int ply = 0;
          ply < LONGEST && game.end() == ChessGame.End.NONE && positions.size() < wanted;
          ply++) {
        Board board = game.board();
        UciEngine.Thought thought = engine.think(Fen.write(board), LIMIT, 1000);
        int count = board.legal(legal);
        int move = legal[chance.nextInt(count)];
        int best = move;
        for (int i = 0; i < count; i++) {
          best = Square.uci(legal[i]).equals(thought.move()) ? legal[i] : best;
        }
        // Where something is to be taken the search looks on; only quiet positions are asked for.
        if (!board.check() && board.piece(Board.to(best)) == 0 && Board.promotion(best) == 0) {
          float wins = (float) (1 / (1 + Math.exp(-thought.score() / SCALE)));
          positions.add(new Judged(ChessTokens.of(board), wins));
        }
        // The first moves are all random: every game is another one.
        if (ply >= OPENING && !chance.percent(RANDOM_PERCENT)) {
          move = best;
        }
        game.play(San.write(board, move));
      }
      double seconds = (nanos.getAsLong() - began) * 1e-9;
      int missing = wanted - positions.size();
      listener.progress(
          new Trainer.Progress(
              -missing, wanted, Double.NaN, 0, seconds / positions.size() * missing));
    }
    return positions;
  }
}
