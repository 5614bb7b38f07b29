-- CreateEnum
CREATE TYPE "mail_rhythm" AS ENUM ('at_once', 'daily', 'never');

-- CreateTable
CREATE TABLE "mail_settings" (
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "rhythm" "mail_rhythm" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_settings_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "letters" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "letters_user_id_made_at_idx" ON "letters"("user_id", "made_at");

-- CreateIndex
CREATE INDEX "letters_sent_at_due_at_idx" ON "letters"("sent_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "letters_user_id_key_key" ON "letters"("user_id", "key");

-- CreateTable
CREATE TABLE "tellings" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tellings_pkey" PRIMARY KEY ("key")
);
