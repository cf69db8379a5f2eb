#!/bin/sh
# A sweep as a Slurm job array: every job of the array does one shard, with as many threads as it is given cores.
#
#   sbatch --array=1-4 slurm.sh sweep.json results
#   hapi-tui sweep sweep.json --merge results/shard-*.jsonl --out results.jsonl
#
# The same sbatch again, after a failure or a time limit, goes on where each shard was. To repeat some jobs of an array
# alone, say how many shards there are: sbatch --array=3 slurm.sh sweep.json results 4
#
#SBATCH --job-name=hapi-sweep
#SBATCH --array=1-4
#SBATCH --cpus-per-task=1
#SBATCH --time=01:00:00
set -eu
sweep=$1
folder=$2
shards=${3:-$SLURM_ARRAY_TASK_COUNT}
mkdir -p "$folder"
exec hapi-tui sweep "$sweep" --shard "$SLURM_ARRAY_TASK_ID/$shards" \
    --out "$folder/shard-$SLURM_ARRAY_TASK_ID.jsonl" --threads "${SLURM_CPUS_PER_TASK:-1}" --table
