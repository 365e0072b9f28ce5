/** The entry of the script tag: everything in one file, tags registered. */
import '../define.ts';
