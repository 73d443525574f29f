package foxden.policies.bench;

/** A chess library that can count move sequences. Found by {@link java.util.ServiceLoader}. */
public interface PerftRival {

  /** As printed. */
  String name();

  /** Number of legal move sequences of a length from a position. */
  long perft(String fen, int depth);
}
