package foxden.app.cli;

import foxden.policies.bench.PerftRival;
import foxden.sim.chess.Board;
import foxden.sim.chess.Fen;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.LongSupplier;

/** How fast our chess rules count move sequences, beside a library in the same run. */
final class ChessBenchmark implements Benchmark {

  private static final int ROUNDS = 5;

  private record Case(String name, String fen, int depth, int rivalDepth) {}

  // The rival counts one half-move less, for it would take minutes; nodes a second are compared.
  private static final Case[] CASES = {
    new Case("start", Fen.START, 5, 4),
    new Case(
        "kiwipete", "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1", 4, 3),
    new Case("endgame", "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1", 6, 4),
    new Case(
        "promotions", "r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1", 5, 3),
    new Case("middle", "rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8", 4, 3),
  };

  @Override
  public String name() {
    return "chess";
  }

  @Override
  public String summary() {
    return "our chess rules against a library: nodes a second of perft";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) {
    PerftRival rival =
        ServiceLoader.load(PerftRival.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the rival is not on the class path; start it with ./foxden bench chess"));
    double product = 1;
    for (Case c : CASES) {
      Board board = Fen.read(c.fen());
      long nodes = board.perft(c.rivalDepth());
      long theirs = rival.perft(c.fen(), c.rivalDepth());
      if (nodes != theirs) {
        throw new IllegalStateException(
            c.name() + ": we count " + nodes + ", " + rival.name() + " counts " + theirs);
      }
      double[] own = new double[ROUNDS];
      double[] other = new double[ROUNDS];
      // Turn by turn, so that whatever disturbs the machine disturbs both; the first is warm-up.
      for (int i = -1; i < ROUNDS; i++) {
        double a = speed(wiring, () -> board.perft(c.depth()));
        double b = speed(wiring, () -> rival.perft(c.fen(), c.rivalDepth()));
        if (i >= 0) {
          own[i] = a;
          other[i] = b;
        }
      }
      Arrays.sort(own);
      Arrays.sort(other);
      double ratio = own[ROUNDS / 2] / other[ROUNDS / 2];
      product *= ratio;
      out.printf(
          Locale.ROOT,
          "%-11s perft(%d) equal (%,d); %.1f M nodes/s, %s %.3f M: %.1fx%n",
          c.name(),
          c.rivalDepth(),
          nodes,
          own[ROUNDS / 2] * 1e-6,
          rival.name(),
          other[ROUNDS / 2] * 1e-6,
          ratio);
      out.flush();
    }
    out.printf(
        Locale.ROOT,
        "geometric mean %.1fx of %s, one thread, medians of %d rounds (bar 10x)%n",
        Math.pow(product, 1.0 / CASES.length),
        rival.name(),
        ROUNDS);
  }

  // Nodes a second over at least a fifth of a second.
  private static double speed(Wiring wiring, LongSupplier count) {
    long began = wiring.clock().nanos();
    long nodes = 0;
    long took;
    do {
      nodes += count.getAsLong();
      took = wiring.clock().nanos() - began;
    } while (took < 200_000_000L);
    return nodes * 1e9 / took;
  }
}
